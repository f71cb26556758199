import { CAPABILITY_VOCABULARY_VERSION, readCapabilities } from "@medequipshare/domain";
import { eq } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import type { Transaction } from "../db/database.ts";
import { capabilityTable, type PublicContent, publicDocumentTable } from "./local-table.ts";

/** Enters what a cached document says a unit can do in the index, in place of what stood there of it. */
export async function enterCapabilities(
  tx: Transaction,
  { digest, content }: { readonly digest: Hex; readonly content: PublicContent },
): Promise<void> {
  const rows = readCapabilities(content["capabilities"]).map((capability) => ({ digest, ...capability }));
  await tx.delete(capabilityTable).where(eq(capabilityTable.digest, digest));
  if (rows.length > 0) await tx.insert(capabilityTable).values(rows);
  await tx
    .update(publicDocumentTable)
    .set({ vocabulary: CAPABILITY_VOCABULARY_VERSION })
    .where(eq(publicDocumentTable.digest, digest));
}
