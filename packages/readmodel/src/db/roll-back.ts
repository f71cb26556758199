import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { KnownBlock } from "./find-newest-block.ts";
import { type ChainSchema, inChain } from "./in-chain.ts";
import { cursorTable } from "./table.ts";

/**
 * Takes back everything after the block and moves the cursor there, in one transaction. The block must not be older
 * than the cursor's `finalNumber`, before which the journal knows nothing.
 */
export async function rollBack(db: Database, to: KnownBlock, schema: ChainSchema = "chain"): Promise<void> {
  await inChain(db, schema, async (tx) => {
    await tx.execute(sql`select roll_back_to(${to.number}::bigint)`);
    await tx.update(cursorTable).set({ number: to.number, hash: to.hash, timestamp: to.timestamp });
  });
}
