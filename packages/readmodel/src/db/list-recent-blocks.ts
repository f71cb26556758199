import { desc, gte } from "drizzle-orm";
import type { Hex } from "./column.ts";
import type { Reader } from "./database.ts";
import { blockTable } from "./table.ts";

export type KnownBlock = { readonly number: number; readonly hash: Hex };

/** Blocks with events from a number on, newest first: what a reorganisation is measured against. */
export async function listRecentBlocks(db: Reader, from: number): Promise<readonly KnownBlock[]> {
  return db
    .select({ number: blockTable.number, hash: blockTable.hash })
    .from(blockTable)
    .where(gte(blockTable.number, from))
    .orderBy(desc(blockTable.number));
}
