import type { Reader } from "../db/database.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { documentTable, publicDocumentTable } from "./local-table.ts";

export type NewDocument = typeof documentTable.$inferInsert;
export type NewPublicDocument = typeof publicDocumentTable.$inferInsert;

/** Enters a stored document; the same bytes stored again change nothing. */
export async function storeDocument(db: Reader, document: NewDocument): Promise<void> {
  const values = { ...document, digest: lowerHex(document.digest), createdBy: lowerHex(document.createdBy) };
  await db.insert(documentTable).values(values).onConflictDoNothing();
}

/** Keeps a public document that was fetched and checked against its digest. */
export async function storePublicDocument(db: Reader, document: NewPublicDocument): Promise<void> {
  const values = { ...document, digest: lowerHex(document.digest) };
  await db.insert(publicDocumentTable).values(values).onConflictDoNothing();
}
