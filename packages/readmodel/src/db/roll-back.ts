import { sql } from "drizzle-orm";
import { type Database, transaction } from "./database.ts";
import type { KnownBlock } from "./list-recent-blocks.ts";
import { cursorTable } from "./table.ts";

/**
 * Takes back everything after the block and moves the cursor there, in one transaction. The block must not be older
 * than the cursor's `finalNumber`, before which the journal knows nothing.
 */
export async function rollBack(db: Database, to: KnownBlock): Promise<void> {
  await transaction(db, async (tx) => {
    await tx.execute(sql`select roll_back_to(${to.number}::bigint)`);
    await tx.update(cursorTable).set({ number: to.number, hash: to.hash });
  });
}
