import { eq, inArray } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import { type Database, transaction } from "../db/database.ts";
import { enterCapabilities } from "./enter-capabilities.ts";
import { documentTable, publicDocumentTable } from "./local-table.ts";

export type DocumentRow = typeof documentTable.$inferSelect;
export type PublicDocumentRow = typeof publicDocumentTable.$inferSelect;

export type DocumentStore = {
  find(digest: Hex): Promise<DocumentRow | undefined>;
  /** Stores what is known about a document unless it is known already. */
  put(row: DocumentRow): Promise<void>;
  /** The cached public documents among the digests. */
  findPublic(digests: readonly Hex[]): Promise<ReadonlyMap<Hex, PublicDocumentRow>>;
  /** Caches a public document unless it is cached; the search then knows what a specification says a unit can do. */
  putPublic(row: Omit<PublicDocumentRow, "vocabulary">): Promise<void>;
};

/** What this node knows about documents; their bytes are in the content store. */
export function documentStore(db: Database): DocumentStore {
  return {
    async find(digest) {
      const [row] = await db.select().from(documentTable).where(eq(documentTable.digest, digest)).limit(1);
      return row;
    },
    async put(row) {
      await db.insert(documentTable).values(row).onConflictDoNothing();
    },
    async findPublic(digests) {
      if (digests.length === 0) return new Map();
      const rows = await db
        .select()
        .from(publicDocumentTable)
        .where(inArray(publicDocumentTable.digest, [...digests]));
      return new Map(rows.map((row) => [row.digest, row]));
    },
    async putPublic(row) {
      await transaction(db, async (tx) => {
        const stored = await tx
          .insert(publicDocumentTable)
          .values(row)
          .onConflictDoNothing()
          .returning({ digest: publicDocumentTable.digest });
        if (stored.length > 0) await enterCapabilities(tx, row);
      });
    },
  };
}
