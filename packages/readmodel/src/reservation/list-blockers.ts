import { and, asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { overlaps } from "./occupies.ts";
import { reservationTable } from "./table.ts";

export type ListBlockersParameters = {
  readonly unitId: number;
  /** Unix seconds; half-open. */
  readonly from: number;
  readonly to: number;
};

const MOST_BLOCKERS = 16;

/** The live reservations and holds, lapsed ones too, that have a slot of the interval: what an entry waits for. */
export async function listBlockers(
  db: Reader,
  { unitId, from, to }: ListBlockersParameters,
): Promise<readonly bigint[]> {
  const { id, state, startsAt } = reservationTable;
  const live = inArray(state, ["held", "confirmed", "on-loan", "returned"]);
  const rows = await db
    .select({ id })
    .from(reservationTable)
    .where(and(eq(reservationTable.unitId, unitId), overlaps(from, to), live))
    .orderBy(asc(startsAt))
    .limit(MOST_BLOCKERS + 1);
  return rows.map((row) => row.id);
}
