import { type Meaning, valuesMeaning } from "@medequipshare/sdk/tells";
import type { ChainEvent } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { unitTable } from "../equipment/table.ts";
import { reservationTable, waitlistEntryTable } from "../reservation/table.ts";

/**
 * The facilities that an event concerns, ascending: those it names, the parties of every reservation it names, who
 * waits by the entry it names, and the owner of its unit. An override so concerns whom it displaces, a hold the owner
 * who has to approve it, and a hand-on the next borrower.
 */
export async function listConcerned(rows: ChainRows, { args }: ChainEvent): Promise<number[]> {
  const meaning = (...meanings: readonly Meaning[]) => meanings.flatMap((each) => valuesMeaning(each, args));
  const ids = [...meaning("facility", "other facility")];
  for (const id of meaning("reservation", "other reservation")) {
    const parties = typeof id === "bigint" ? await rows.find(reservationTable, { id }) : undefined;
    ids.push(parties?.ownerId, parties?.borrowerId);
  }
  for (const id of meaning("waitlist entry"))
    if (typeof id === "bigint") ids.push((await rows.find(waitlistEntryTable, { id }))?.facilityId);
  for (const id of meaning("unit"))
    if (typeof id === "number") ids.push((await rows.find(unitTable, { id }))?.ownerId);
  const facilities = ids.filter((id): id is number => typeof id === "number" && id > 0);
  return [...new Set(facilities)].sort((one, other) => one - other);
}
