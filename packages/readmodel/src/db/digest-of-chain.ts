import { getTableName } from "drizzle-orm";
import { chainTables } from "./chain-tables.ts";
import type { Reader } from "./database.ts";
import { digestOfTable, type TableDigest } from "./digest-of-table.ts";

/**
 * Counts and hashes the rows of every chain table except cursor and journal. Two read models of the same chain up to
 * the same block have the same digests, whatever the engine and however they got there.
 */
export async function digestOfChain(db: Reader): Promise<Readonly<Record<string, TableDigest>>> {
  const digests: [string, TableDigest][] = [];
  for (const table of chainTables) digests.push([getTableName(table), await digestOfTable(db, table)]);
  return Object.fromEntries(digests);
}
