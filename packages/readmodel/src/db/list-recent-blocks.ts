import { desc, gt } from "drizzle-orm";
import type { Reader } from "./database.ts";
import { findNewestBlock, type KnownBlock } from "./find-newest-block.ts";
import { blockTable } from "./table.ts";

/**
 * Blocks with events after `finalNumber`, and the newest one up to it, newest first: what a reorganisation is measured
 * against.
 */
export async function listRecentBlocks(db: Reader, finalNumber: number): Promise<readonly KnownBlock[]> {
  const recent = await db
    .select()
    .from(blockTable)
    .where(gt(blockTable.number, finalNumber))
    .orderBy(desc(blockTable.number));
  const final = await findNewestBlock(db, finalNumber);
  return final === undefined ? recent : [...recent, final];
}
