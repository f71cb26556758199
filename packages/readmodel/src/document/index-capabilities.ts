import { CAPABILITY_VOCABULARY_VERSION } from "@medequipshare/domain";
import { ne } from "drizzle-orm";
import { type Database, transaction } from "../db/database.ts";
import { enterCapabilities } from "./enter-capabilities.ts";
import { publicDocumentTable } from "./local-table.ts";

const BATCH = 200;

/** Enters documents that were cached before the vocabulary became what it is now. */
export async function indexCapabilities(db: Database): Promise<void> {
  for (;;) {
    const { digest, content, vocabulary } = publicDocumentTable;
    const stale = await db
      .select({ digest, content })
      .from(publicDocumentTable)
      .where(ne(vocabulary, CAPABILITY_VOCABULARY_VERSION))
      .limit(BATCH);
    if (stale.length === 0) return;
    await transaction(db, async (tx) => {
      for (const document of stale) await enterCapabilities(tx, document);
    });
  }
}
