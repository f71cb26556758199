import {
  AppError,
  checkWindow,
  type DisplacementObstacle,
  decodePolicy,
  displacementObstacles,
  explainFitness,
  type Interval,
  isAppError,
  parseSlotSeconds,
} from "@medequipshare/domain";
import type { OverrideRight } from "@medequipshare/protocol";
import {
  type Database,
  findAgreement,
  listBusyIntervals,
  listMaintenanceWindows,
  type ReservationRow,
  type UnitWithTerms,
} from "@medequipshare/readmodel";

export type OverrideAsked = {
  readonly displaced: ReservationRow;
  readonly unit: UnitWithTerms;
  /** What the emergency needs. */
  readonly interval: Interval;
  /** Who would override. */
  readonly facilityId: number;
  readonly right: OverrideRight;
  /** Chain time. */
  readonly now: number;
};

/** The refusals an override would meet, each as the contracts would say it. Balance and cover are not asked here. */
export async function overrideObstacles(db: Database, asked: OverrideAsked): Promise<readonly AppError[]> {
  return [
    ...displacedRefusals(asked),
    ...rightRefusals(asked),
    ...termsRefusals(asked),
    ...(await takenRefusals(db, asked)),
    ...(await agreementRefusals(db, asked)),
  ];
}

function displacedRefusals({ displaced, facilityId, interval, now }: OverrideAsked): readonly AppError[] {
  const { id: reservationId, state, priority, unitId, endsAt } = displaced;
  const errors: Readonly<Record<DisplacementObstacle, () => AppError>> = {
    state: () => new AppError("reservation.state-unexpected", { reservationId, current: state }),
    priority: () => new AppError("reservation.priority-too-high", { reservationId, priority }),
    "own-unit": () => new AppError("reservation.own-unit", { unitId, facilityId }),
    "own-reservation": () => new AppError("reservation.own-displaced", { reservationId, facilityId }),
    over: () => new AppError("reservation.over", { reservationId, endsAt }),
  };
  const found = displacementObstacles(displaced, facilityId, now).map((code) => errors[code]());
  const isOverlapping = interval.startsAt < endsAt && displaced.startsAt < interval.endsAt;
  if (!isOverlapping) found.push(new AppError("reservation.not-overlapping", { reservationId, ...interval }));
  return found;
}

function rightRefusals({ right, facilityId }: OverrideAsked): readonly AppError[] {
  const { obstacle, pendingId, suspendedUntil, freeAt } = right;
  if (obstacle === null) return [];
  const evidence = { facilityId, displacedId: pendingId, suspendedUntil, freeAt };
  return [new AppError(`override.${obstacle}`, evidence)];
}

function termsRefusals({ unit, interval, now }: OverrideAsked): readonly AppError[] {
  const { terms, id: unitId } = unit;
  if (terms === null) return [];
  const found: AppError[] = [];
  try {
    checkWindow({ interval, slotSeconds: parseSlotSeconds(unit.slotSeconds), terms, now });
  } catch (error) {
    if (!isAppError(error)) throw error;
    found.push(error);
  }
  if (!decodePolicy(terms.policy).priorities.includes("emergency")) {
    const evidence = { unitId, priority: "emergency", policy: terms.policy };
    found.push(new AppError("reservation.priority-not-accepted", evidence));
  }
  const { fit, reasons } = explainFitness(unit, interval.startsAt, interval.endsAt);
  if (!fit) {
    found.push(new AppError("equipment.not-fit", { unitId, reasons: reasons.map(({ code }) => code) }));
  }
  return found;
}

/** Only one reservation is displaced; the rest of the interval must be free. */
async function takenRefusals(
  db: Database,
  { displaced, unit, interval, now }: OverrideAsked,
): Promise<readonly AppError[]> {
  const calendar = { unitId: unit.id, from: interval.startsAt, to: interval.endsAt, now };
  const [busy, windows] = await Promise.all([
    listBusyIntervals(db, calendar),
    listMaintenanceWindows(db, calendar),
  ]);
  const others = [...busy.filter(({ id }) => id !== displaced.id), ...windows];
  return others.map(
    ({ startsAt, endsAt }) => new AppError("reservation.slot-taken", { unitId: unit.id, startsAt, endsAt }),
  );
}

async function agreementRefusals(
  db: Database,
  { unit: { ownerId }, interval, facilityId: borrowerId }: OverrideAsked,
): Promise<readonly AppError[]> {
  const agreement = await findAgreement(db, ownerId, borrowerId);
  const isInForce =
    agreement !== undefined && agreement.from <= interval.startsAt && agreement.until >= interval.endsAt;
  if (isInForce || ownerId === borrowerId) return [];
  const evidence = { ownerId, borrowerId, neededUntil: interval.endsAt };
  return [new AppError("facility.agreement-missing", evidence)];
}
