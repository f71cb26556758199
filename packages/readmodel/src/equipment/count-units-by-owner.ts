import { sql } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { unitTable } from "./table.ts";

/** How many units each facility owns, by facility; those without units are absent. */
export async function countUnitsByOwner(db: Reader): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .select({ ownerId: unitTable.ownerId, units: sql<number>`count(*)::int` })
    .from(unitTable)
    .groupBy(unitTable.ownerId);
  return new Map(rows.map(({ ownerId, units }) => [ownerId, units]));
}
