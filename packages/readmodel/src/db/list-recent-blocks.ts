import { desc, gt, lte } from "drizzle-orm";
import type { Hex } from "./column.ts";
import type { Reader } from "./database.ts";
import { blockTable } from "./table.ts";

export type KnownBlock = { readonly number: number; readonly hash: Hex };

/**
 * Blocks with events after `finalNumber`, and the newest one up to it, newest first: what a reorganisation is measured
 * against.
 */
export async function listRecentBlocks(
  db: Reader,
  finalNumber: number,
): Promise<readonly (KnownBlock & { readonly timestamp: number })[]> {
  const blocks = () => db.select().from(blockTable);
  const recent = await blocks().where(gt(blockTable.number, finalNumber)).orderBy(desc(blockTable.number));
  const final = await blocks()
    .where(lte(blockTable.number, finalNumber))
    .orderBy(desc(blockTable.number))
    .limit(1);
  return [...recent, ...final];
}
