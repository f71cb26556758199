import { buildChain } from "./build-chain.ts";
import type { OpenedDatabase } from "./open-database.ts";

/** Drops the chain schema and creates it empty; the local schema is not touched. */
export async function resetChain({ db }: Pick<OpenedDatabase, "db">): Promise<void> {
  await buildChain(db, "chain");
}
