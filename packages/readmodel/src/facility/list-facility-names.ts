import { eq, inArray, sql } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { publicDocumentTable } from "../document/local-table.ts";
import { facilityTable } from "./table.ts";

/** The names of facilities whose profile this node has fetched, by id. */
export async function listFacilityNames(
  db: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: facilityTable.id, name: sql<string | null>`${publicDocumentTable.content} ->> 'name'` })
    .from(facilityTable)
    .innerJoin(publicDocumentTable, eq(publicDocumentTable.digest, facilityTable.profile))
    .where(inArray(facilityTable.id, [...new Set(ids)]));
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}
