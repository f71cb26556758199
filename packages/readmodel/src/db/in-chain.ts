import { sql } from "drizzle-orm";
import { type Database, type Transaction, transaction } from "./database.ts";

/** The schema that is served, or the one that is built beside it from the first block on. */
export type ChainSchema = "chain" | "chain_next";

/** Runs the work in one transaction in which the tables that follow from events are those of the schema. */
export function inChain<Result>(
  db: Database,
  schema: ChainSchema,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return transaction(db, async (tx) => {
    await tx.execute(sql`set local search_path to ${sql.identifier(schema)}`);
    return work(tx);
  });
}
