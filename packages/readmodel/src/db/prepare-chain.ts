import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { buildChain } from "./build-chain.ts";
import type { Database } from "./database.ts";
import type { ChainSchema } from "./in-chain.ts";
import { dropChain, hasChain } from "./replace-chain.ts";
import { rowsOf } from "./rows-of.ts";
import { shapeOfRows } from "./shape-of-rows.ts";

const serveEarlier = new URL("../../migrations/serve-earlier.sql", import.meta.url);

/**
 * Sees to the schema of what follows from events. When something else shaped its rows, it is served all the same while
 * another is built beside it; without room for two, or without rows, it is created anew in its place.
 */
export async function prepareChain(db: Database, hasRoomForTwo: () => Promise<boolean>): Promise<void> {
  const wanted = shapeOfRows();
  await dropChain(db, "chain_old");
  if ((await shapeOf(db, "chain")) === wanted) return dropChain(db, "chain_next");
  if (!(await hasRows(db))) return buildInPlace(db);
  if ((await shapeOf(db, "chain_next")) !== wanted) {
    // First, for what another version began takes room.
    await dropChain(db, "chain_next");
    if (!(await hasRoomForTwo())) return buildInPlace(db);
    await buildChain(db, "chain_next");
  }
  await db.execute(sql.raw(readFileSync(serveEarlier, "utf8")));
}

async function buildInPlace(db: Database): Promise<void> {
  await dropChain(db, "chain_next");
  await buildChain(db, "chain");
}

/** The hash of what shapes the schema's rows; undefined when there is no such schema, or one of an earlier version. */
async function shapeOf(db: Database, schema: ChainSchema): Promise<string | undefined> {
  const [row] = rowsOf(
    await db.execute(sql`select obj_description(to_regnamespace(${schema}), 'pg_namespace') as shape`),
  );
  return typeof row?.["shape"] === "string" ? row["shape"] : undefined;
}

/** Whether the served schema holds anything, whatever its version. */
async function hasRows(db: Database): Promise<boolean> {
  if (!(await hasChain(db, "chain"))) return false;
  const [named] = rowsOf(await db.execute(sql`select to_regclass('chain.cursor') is not null as present`));
  if (named?.["present"] !== true) return false;
  const [row] = rowsOf(await db.execute(sql`select exists (select 1 from chain.cursor) as present`));
  return row?.["present"] === true;
}
