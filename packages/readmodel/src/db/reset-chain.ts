import { buildChain } from "./build-chain.ts";
import type { ChainSchema } from "./in-chain.ts";
import type { OpenedDatabase } from "./open-database.ts";
import { dropChain } from "./replace-chain.ts";

/**
 * Drops the schema of what follows from events and creates it empty; the local schema is not touched. With the one that
 * is served goes what is built beside it.
 */
export async function resetChain(
  { db }: Pick<OpenedDatabase, "db">,
  schema: ChainSchema = "chain",
): Promise<void> {
  if (schema === "chain") await dropChain(db, "chain_next");
  await buildChain(db, schema);
}
