import {
  holdReservation,
  joinWaitlist,
  type NetworkWriter,
  type ReservationRequest,
  reserve,
  setTerms,
} from "@medequipshare/sdk";
import { alreadyDone } from "../already-done.ts";
import { equipmentTypes } from "../equipment-types.ts";
import type { Hospital } from "../montana.ts";
import type { Seeding } from "../seed-network.ts";
import { termsOf, type UnitPlan } from "./units.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** Pumps of the owner: one is lent when somebody approves it, one is wanted by two. */
export const APPROVED_SERIAL = "EP-E-0001";
const WANTED_SERIAL = "EP-PCA-0001";
const LATER_SERIAL = "EP-8-0001";

export interface FirstReservations {
  readonly plans: readonly UnitPlan[];
  unitIdOf(serial: string): number;
  /** Somebody who waits for what the borrower has. */
  readonly third: Hospital;
}

/**
 * What goes on when the demonstration begins, so that each of its people finds something to do: a pump to be fetched
 * within a day, for which a third hospital waits, one asked for, one reserved for next week, one that the owner borrows.
 */
export async function makeReservations(
  seeding: Seeding,
  { plans, unitIdOf, third }: FirstReservations,
): Promise<void> {
  const { owner, borrower } = seeding;
  const next = Math.ceil((await seeding.clock.now()) / HOUR) * HOUR;
  const between = (unitId: number, hours: number, days: number): ReservationRequest => {
    const startsAt = next + hours * HOUR;
    return { unitId, startsAt, endsAt: startsAt + days * DAY, priority: "elective" };
  };
  const coordinator = (place: Hospital) => seeding.person(place, "coordinator");
  const asks = await coordinator(borrower);

  const wanted = between(unitIdOf(WANTED_SERIAL), 12, 2);
  const taken = await reserveOnce(asks.writer, wanted);
  await reserveOnce(asks.writer, between(unitIdOf(LATER_SERIAL), 168, 3));

  const approvedId = unitIdOf(APPROVED_SERIAL);
  const type = equipmentTypes.find(({ model }) => APPROVED_SERIAL.startsWith(model));
  if (type === undefined) throw new TypeError(`${APPROVED_SERIAL} is of no type of the seed`);
  const policy = { approvalNeeded: true, priorities: ["elective", "urgent", "emergency"] } as const;
  const lends = await coordinator(owner);
  await setTerms(lends.writer, { unitId: approvedId, terms: termsOf(type), policy });
  await alreadyDone(["reservation.slot-taken"], () =>
    holdReservation(asks.writer, between(approvedId, 48, 2)),
  );

  const waits = await coordinator(third);
  if (taken !== undefined) await joinWaitlist(waits.writer, { ...wanted, blockers: [taken] });

  const lent = plans.find(({ lender, type: { slotSeconds, productCode }, readiness }) => {
    const isOthers = lender !== owner && lender !== borrower;
    return isOthers && readiness === "fit" && slotSeconds === HOUR && productCode === type.productCode;
  });
  if (lent !== undefined) await reserveOnce(lends.writer, between(unitIdOf(lent.serial), 18, 4));
}

/** Gives the reservation; undefined when an interrupted seeding made it before. */
async function reserveOnce(writer: NetworkWriter, request: ReservationRequest): Promise<bigint | undefined> {
  let made: bigint | undefined;
  await alreadyDone(["reservation.slot-taken"], async () => {
    made = (await reserve(writer, request)).reservationId;
  });
  return made;
}
