import type { ChainEvent } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { unitTable } from "../equipment/table.ts";
import { reservationTable, waitlistEntryTable } from "../reservation/table.ts";
import type { ActivityArguments } from "./table.ts";

/** Arguments that name a facility, in whatever part it has. */
const FACILITIES = [
  "facilityId",
  "borrowerId",
  "ownerId",
  "fromFacilityId",
  "toFacilityId",
  "holderId",
  "payeeId",
  "providerId",
  "raterId",
  "ratedId",
  "receiverId",
  "reviewerId",
  "reviewerFacilityId",
  "witnessFacilityId",
];
const RESERVATIONS = ["reservationId", "fromReservationId", "toReservationId", "displacedId"];

/**
 * The facilities that an event concerns, ascending: those it names, the parties of every reservation it names, who
 * waits by the entry it names, and the owner of its unit. An override so concerns whom it displaces, a hold the owner
 * who has to approve it, and a hand-on the next borrower.
 */
export async function listConcerned(rows: ChainRows, { args }: ChainEvent): Promise<number[]> {
  const named: ActivityArguments = args;
  const ids = [...FACILITIES.map((name) => named[name])];
  for (const name of RESERVATIONS) {
    const id = named[name];
    const parties = typeof id === "bigint" ? await rows.find(reservationTable, { id }) : undefined;
    ids.push(parties?.ownerId, parties?.borrowerId);
  }
  const { entryId, unitId } = named;
  if (typeof entryId === "bigint")
    ids.push((await rows.find(waitlistEntryTable, { id: entryId }))?.facilityId);
  if (typeof unitId === "number") ids.push((await rows.find(unitTable, { id: unitId }))?.ownerId);
  const facilities = ids.filter((id): id is number => typeof id === "number" && id > 0);
  return [...new Set(facilities)].sort((one, other) => one - other);
}
