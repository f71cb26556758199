import { desc, lte } from "drizzle-orm";
import type { Hex } from "./column.ts";
import type { Reader } from "./database.ts";
import { blockTable } from "./table.ts";

export type KnownBlock = {
  readonly number: number;
  readonly hash: Hex;
  /** Unix seconds. */
  readonly timestamp: number;
};

/** The newest block with events up to a number; undefined when there is none. */
export async function findNewestBlock(db: Reader, upTo: number): Promise<KnownBlock | undefined> {
  const [block] = await db
    .select()
    .from(blockTable)
    .where(lte(blockTable.number, upTo))
    .orderBy(desc(blockTable.number))
    .limit(1);
  return block;
}
