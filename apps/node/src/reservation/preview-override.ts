import {
  AppError,
  firstCallUntil,
  overrideCost,
  parseSlotSeconds,
  quote,
  slotsOfInterval,
} from "@medequipshare/domain";
import { type OverridePreview, reservationState } from "@medequipshare/protocol";
import {
  type Database,
  getLedgerAccount,
  getReservation,
  getTerms,
  getUnit,
  listFacilityNames,
} from "@medequipshare/readmodel";
import { overrideObstacles } from "./override-obstacles.ts";
import { readOverrideRight } from "./override-view.ts";

export type PreviewOverrideParameters = {
  readonly displacedId: bigint;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Who would override. */
  readonly facilityId: number;
  /** Chain time. */
  readonly now: number;
};

/**
 * What an override would cost and whom it would displace, by the domain's rules and what the node knows. Throws
 * input.not-found, reservation.off-grid, reservation.interval-empty.
 */
export async function previewOverride(
  db: Database,
  { displacedId, startsAt, endsAt, facilityId, now }: PreviewOverrideParameters,
): Promise<OverridePreview> {
  const displaced = await getReservation(db, displacedId);
  const { unitId, ownerId, borrowerId } = displaced;
  const [unit, old, account, right, names] = await Promise.all([
    getUnit(db, unitId),
    getTerms(db, unitId, displaced.termsVersion),
    getLedgerAccount(db, facilityId),
    readOverrideRight(db, facilityId, now),
    listFacilityNames(db, [ownerId, borrowerId]),
  ]);
  const slotSeconds = parseSlotSeconds(unit.slotSeconds);
  const interval = { startsAt, endsAt };
  slotsOfInterval(interval, slotSeconds);
  const { refund, compensation, bond } = overrideCost(old, displaced, slotSeconds);
  const { escrow } = quote(unit.terms ?? old, interval, slotSeconds);
  const total = escrow + compensation + bond;
  const asked = { displaced, unit, interval, facilityId, right, now };
  const poor = { facilityId, free: account.free, needed: total };
  const obstacles = [
    ...(await overrideObstacles(db, asked)),
    ...(account.free < total ? [new AppError("ledger.balance-insufficient", poor)] : []),
  ];
  return {
    displacedId,
    unitId,
    ownerId,
    ownerName: names.get(ownerId) ?? null,
    displacedFacilityId: borrowerId,
    displacedFacilityName: names.get(borrowerId) ?? null,
    displaced: {
      startsAt: displaced.startsAt,
      endsAt: displaced.endsAt,
      state: reservationState.parse(displaced.state),
      priority: displaced.priority,
      refund,
    },
    ...interval,
    escrow,
    compensation,
    bond,
    total,
    free: account.free,
    firstCallUntil: firstCallUntil(now),
    right,
    obstacles: obstacles.map(({ code, message }) => ({ code, text: message })),
  };
}
