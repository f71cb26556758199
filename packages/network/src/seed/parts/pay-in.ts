import { deposit } from "@medequipshare/sdk";
import type { Hospital } from "../montana.ts";
import type { Seeding } from "../seed-network.ts";

const DOLLARS = 100_000;

/** A facility pays demonstration dollars into its ledger account. */
export async function payInto(seeding: Seeding, place: Hospital, facilityId: number): Promise<void> {
  const administrator = await seeding.person(place, "administrator");
  await seeding.grantDollars(place, DOLLARS);
  await deposit(administrator.writer, { facilityId, amount: BigInt(DOLLARS) * 1_000_000n });
}
