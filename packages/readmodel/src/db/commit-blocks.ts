import { lte, sql } from "drizzle-orm";
import { applyEvent } from "./apply-event.ts";
import type { ChainEvent } from "./chain-event.ts";
import { ChainRows } from "./chain-rows.ts";
import type { Hex } from "./column.ts";
import type { Database, Transaction } from "./database.ts";
import { type ChainSchema, inChain } from "./in-chain.ts";
import { blockTable, cursorTable, undoTable } from "./table.ts";

export type Cursor = typeof cursorTable.$inferSelect;
export type BlockWithEvents = {
  readonly number: number;
  readonly hash: Hex;
  /** Unix seconds. */
  readonly timestamp: number;
  /** In log order. */
  readonly events: readonly ChainEvent[];
};

export type CommitBlocksParameters = {
  /** The blocks that hold events, in order. */
  readonly blocks: readonly BlockWithEvents[];
  /** The last block looked at, with events or without. */
  readonly cursor: Omit<Cursor, "id">;
  /** Whether these blocks may still be replaced: if so every change is entered in the undo journal. */
  readonly isFinal: boolean;
  /** Where to, the schema that is served unless told. */
  readonly schema?: ChainSchema;
};

/**
 * Applies blocks and moves the cursor in one transaction: after a crash both are there, or neither. The journal
 * forgets what has become final meanwhile.
 */
export async function commitBlocks(db: Database, parameters: CommitBlocksParameters): Promise<void> {
  const { blocks, cursor, isFinal, schema = "chain" } = parameters;
  await inChain(db, schema, async (tx) => {
    if (isFinal) await setBlock(tx, "final");
    const rows = new ChainRows(tx);
    for (const block of blocks) {
      if (!isFinal) await setBlock(tx, String(block.number));
      rows.put(blockTable, { number: block.number, hash: block.hash, timestamp: block.timestamp });
      for (const event of block.events) await applyEvent(rows, event);
      // The journal keeps what each block changed, so each block's rows are written under its own number.
      if (!isFinal) await rows.flush();
    }
    await rows.flush();
    await tx
      .insert(cursorTable)
      .values({ id: 1, ...cursor })
      .onConflictDoUpdate({ target: cursorTable.id, set: cursor });
    await tx.delete(undoTable).where(lte(undoTable.block, cursor.finalNumber));
  });
}

async function setBlock(tx: Transaction, value: string): Promise<void> {
  await tx.execute(sql`select set_config('medequipshare.block', ${value}, true)`);
}
