import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Hex } from "../db/column.ts";
import type { Reader } from "../db/database.ts";
import { unitTable } from "../equipment/table.ts";
import { facilityTable } from "../facility/table.ts";
import { publicDocumentTable } from "./local-table.ts";

export type PublicDocumentKind = "facility-profile" | "unit-specification";

export type UnfetchedDocument = {
  readonly digest: Hex;
  readonly kind: PublicDocumentKind;
};

/**
 * Public documents that rows of the chain name and this node has not fetched yet, by digest, from the first one after
 * `after`: whoever asks goes on from there, so that documents nobody has cannot keep it from the others.
 */
export function listUnfetchedDocuments(
  db: Reader,
  { after, limit }: { readonly after: Hex; readonly limit: number },
): Promise<readonly UnfetchedDocument[]> {
  const profiles = db
    .selectDistinct({ digest: facilityTable.profile, kind: kindOf("facility-profile") })
    .from(facilityTable)
    .leftJoin(publicDocumentTable, eq(publicDocumentTable.digest, facilityTable.profile))
    .where(and(isNull(publicDocumentTable.digest), gt(facilityTable.profile, after)));
  const specifications = db
    .selectDistinct({ digest: unitTable.specification, kind: kindOf("unit-specification") })
    .from(unitTable)
    .leftJoin(publicDocumentTable, eq(publicDocumentTable.digest, unitTable.specification))
    .where(and(isNull(publicDocumentTable.digest), gt(unitTable.specification, after)));
  return unionAll(profiles, specifications)
    .orderBy(({ digest, kind }) => [asc(digest), asc(kind)])
    .limit(limit);
}

const kindOf = (kind: PublicDocumentKind) => sql<PublicDocumentKind>`${kind}::text`.as("kind");
