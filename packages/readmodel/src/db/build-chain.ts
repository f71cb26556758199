import { sql } from "drizzle-orm";
import { chainStatements } from "./chain-statements.ts";
import type { Database } from "./database.ts";
import { type ChainSchema, inChain } from "./in-chain.ts";
import { shapeOfRows } from "./shape-of-rows.ts";

/** Drops the schema with its rows and creates it empty, as this program shapes rows. */
export async function buildChain(db: Database, schema: ChainSchema): Promise<void> {
  const name = sql.identifier(schema);
  await inChain(db, schema, async (tx) => {
    await tx.execute(sql`drop schema if exists ${name} cascade`);
    await tx.execute(sql`create schema ${name}`);
    for (const statement of chainStatements()) await tx.execute(sql.raw(statement));
    // A schema's comment goes with it when it is renamed, and is there before the first block.
    await tx.execute(sql`comment on schema ${name} is ${sql.raw(`'${shapeOfRows()}'`)}`);
  });
}
