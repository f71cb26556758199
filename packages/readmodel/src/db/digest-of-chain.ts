import { getTableName, sql } from "drizzle-orm";
import { chainTables } from "./chain-tables.ts";
import type { Reader } from "./database.ts";
import { rowsOf } from "./rows-of.ts";

export type TableDigest = {
  readonly rows: number;
  /** SHA-256 over all rows in an order of their own, hexadecimal. */
  readonly hash: string;
};

/**
 * Counts and hashes the rows of every chain table except cursor and journal. Two read models of the same chain up to
 * the same block have the same digests, whatever the engine and however they got there.
 */
export async function digestOfChain(db: Reader): Promise<Readonly<Record<string, TableDigest>>> {
  const digests: [string, TableDigest][] = [];
  for (const table of chainTables) {
    const name = getTableName(table);
    const [digest] = rowsOf(
      await db.execute(sql`select count(*)::int as rows,
        encode(sha256(convert_to(coalesce(string_agg(image, E'\\n' order by image collate "C"), ''), 'UTF8')), 'hex')
        as hash from (select to_jsonb(t)::text as image from ${table} t) as images`),
    );
    digests.push([name, { rows: Number(digest?.["rows"]), hash: String(digest?.["hash"]) }]);
  }
  return Object.fromEntries(digests);
}
