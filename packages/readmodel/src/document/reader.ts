import { asc, desc, eq, isNull, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Hex } from "../db/column.ts";
import type { Reader } from "../db/database.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { unitTable } from "../equipment/table.ts";
import { facilityTable } from "../facility/table.ts";
import { documentTable, publicDocumentTable } from "./local-table.ts";

export type DocumentRow = typeof documentTable.$inferSelect;
export type PublicDocumentRow = typeof publicDocumentTable.$inferSelect;

export async function findDocument(db: Reader, digest: Hex): Promise<DocumentRow | undefined> {
  const [row] = await db
    .select()
    .from(documentTable)
    .where(eq(documentTable.digest, lowerHex(digest)));
  return row;
}

/** Documents stored through this node, newest first. */
export async function listDocuments(db: Reader, limit = 100): Promise<readonly DocumentRow[]> {
  return db
    .select()
    .from(documentTable)
    .orderBy(desc(documentTable.createdAt), asc(documentTable.digest))
    .limit(limit);
}

export async function findPublicDocument(db: Reader, digest: Hex): Promise<PublicDocumentRow | undefined> {
  const [row] = await db
    .select()
    .from(publicDocumentTable)
    .where(eq(publicDocumentTable.digest, lowerHex(digest)));
  return row;
}

export type MissingPublicDocument = { readonly digest: Hex; readonly kind: "profile" | "specification" };

/** Profiles and specifications the chain names and this node has not fetched. */
export async function listMissingPublicDocuments(
  db: Reader,
  limit = 100,
): Promise<readonly MissingPublicDocument[]> {
  const profiles = db
    .select({ digest: facilityTable.profile, kind: sql<"profile" | "specification">`'profile'` })
    .from(facilityTable)
    .leftJoin(publicDocumentTable, eq(publicDocumentTable.digest, facilityTable.profile))
    .where(isNull(publicDocumentTable.digest));
  const specifications = db
    .select({ digest: unitTable.specification, kind: sql<"profile" | "specification">`'specification'` })
    .from(unitTable)
    .leftJoin(publicDocumentTable, eq(publicDocumentTable.digest, unitTable.specification))
    .where(isNull(publicDocumentTable.digest));
  return unionAll(profiles, specifications).limit(limit);
}
