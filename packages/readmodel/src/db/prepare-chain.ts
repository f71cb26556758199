import { sql } from "drizzle-orm";
import { buildChain } from "./build-chain.ts";
import type { Database } from "./database.ts";
import type { ChainSchema } from "./in-chain.ts";
import { rowsOf } from "./rows-of.ts";
import { shapeOfRows } from "./shape-of-rows.ts";

/** Creates the schema of what follows from events, and anew when something else shaped its rows. */
export async function prepareChain(db: Database): Promise<void> {
  if ((await shapeOf(db, "chain")) !== shapeOfRows()) await buildChain(db, "chain");
}

/** The hash of what shapes the schema's rows; undefined when there is no such schema, or one of an earlier version. */
async function shapeOf(db: Database, schema: ChainSchema): Promise<string | undefined> {
  const [row] = rowsOf(
    await db.execute(sql`select obj_description(to_regnamespace(${schema}), 'pg_namespace') as shape`),
  );
  return typeof row?.["shape"] === "string" ? row["shape"] : undefined;
}
