import { sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Reader } from "./database.ts";
import { rowsOf } from "./rows-of.ts";

export type TableDigest = {
  readonly rows: number;
  /** SHA-256 over all rows in an order of their own, hexadecimal. */
  readonly hash: string;
};

/** Counts and hashes the rows of a table; the same rows give the same digest on either engine. */
export async function digestOfTable(db: Reader, table: PgTable): Promise<TableDigest> {
  const [digest] = rowsOf(
    await db.execute(sql`select count(*)::int as rows,
      encode(sha256(convert_to(coalesce(string_agg(image, E'\\n' order by image collate "C"), ''), 'UTF8')), 'hex')
      as hash from (select to_jsonb(t)::text as image from ${table} t) as images`),
  );
  return { rows: Number(digest?.["rows"]), hash: String(digest?.["hash"]) };
}
