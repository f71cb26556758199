import { asc, notExists, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import type { Hex } from "../db/column.ts";
import type { Reader } from "../db/database.ts";
import { unitTable } from "../equipment/table.ts";
import { facilityTable } from "../facility/table.ts";
import { publicDocumentTable } from "./local-table.ts";

export type UnfetchedDocument = {
  readonly digest: Hex;
  readonly kind: "facility-profile" | "unit-specification";
};

/** Public documents that rows of the chain name and this node has not fetched yet, at most `limit`. */
export async function listUnfetchedDocuments(
  db: Reader,
  limit: number,
): Promise<readonly UnfetchedDocument[]> {
  const isFetched = (digest: typeof facilityTable.profile | typeof unitTable.specification) =>
    db
      .select({ one: sql`1` })
      .from(publicDocumentTable)
      .where(sql`${publicDocumentTable.digest} = ${digest}`);
  const profiles = db
    .select({
      digest: facilityTable.profile,
      kind: sql<UnfetchedDocument["kind"]>`'facility-profile'`.as("kind"),
    })
    .from(facilityTable)
    .where(notExists(isFetched(facilityTable.profile)));
  const specifications = db
    .select({
      digest: unitTable.specification,
      kind: sql<UnfetchedDocument["kind"]>`'unit-specification'`.as("kind"),
    })
    .from(unitTable)
    .where(notExists(isFetched(unitTable.specification)));
  return union(profiles, specifications).orderBy(asc(sql`digest`)).limit(limit);
}
