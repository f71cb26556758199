import { sql } from "drizzle-orm";
import type { OpenedDatabase } from "./open-database.ts";

/** Drops the chain schema and creates it empty; the local schema is not touched. */
export async function resetChain(opened: Pick<OpenedDatabase, "db" | "migrate">): Promise<void> {
  await opened.db.execute(sql`drop schema if exists chain cascade`);
  await opened.migrate("chain");
}
