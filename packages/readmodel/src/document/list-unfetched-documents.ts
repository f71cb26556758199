import { asc, eq, isNull } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import type { Reader } from "../db/database.ts";
import { unitTable } from "../equipment/table.ts";
import { facilityTable } from "../facility/table.ts";
import { publicDocumentTable } from "./local-table.ts";

export type UnfetchedDocument = {
  readonly digest: Hex;
  readonly kind: "facility-profile" | "unit-specification";
};

/** Public documents that rows of the chain name and this node has not fetched yet, at most `limit` of each kind. */
export async function listUnfetchedDocuments(
  db: Reader,
  limit: number,
): Promise<readonly UnfetchedDocument[]> {
  const profiles = await db
    .selectDistinct({ digest: facilityTable.profile })
    .from(facilityTable)
    .leftJoin(publicDocumentTable, eq(publicDocumentTable.digest, facilityTable.profile))
    .where(isNull(publicDocumentTable.digest))
    .orderBy(asc(facilityTable.profile))
    .limit(limit);
  const specifications = await db
    .selectDistinct({ digest: unitTable.specification })
    .from(unitTable)
    .leftJoin(publicDocumentTable, eq(publicDocumentTable.digest, unitTable.specification))
    .where(isNull(publicDocumentTable.digest))
    .orderBy(asc(unitTable.specification))
    .limit(limit);
  return [
    ...profiles.map(({ digest }) => ({ digest, kind: "facility-profile" as const })),
    ...specifications.map(({ digest }) => ({ digest, kind: "unit-specification" as const })),
  ];
}
