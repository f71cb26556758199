import { sql } from "drizzle-orm";
import { type Database, transaction } from "./database.ts";
import { rowsOf } from "./rows-of.ts";

/** Whether there is such a schema. */
export async function hasChain(db: Database, schema: "chain" | "chain_next" | "chain_old"): Promise<boolean> {
  const [row] = rowsOf(await db.execute(sql`select to_regnamespace(${schema}) is not null as present`));
  return row?.["present"] === true;
}

/** Drops a schema that is not served, if it is there. */
export async function dropChain(db: Database, schema: "chain_next" | "chain_old"): Promise<void> {
  if (await hasChain(db, schema)) await db.execute(sql`drop schema ${sql.identifier(schema)} cascade`);
}

/** Whether the rows are being built anew beside those that are served. */
export function isBuiltBeside(db: Database): Promise<boolean> {
  return hasChain(db, "chain_next");
}

/** Serves what was built beside in place of what was served, at once; what was served is left to {@link dropReplaced}. */
export async function replaceChain(db: Database): Promise<void> {
  await transaction(db, async (tx) => {
    await tx.execute(sql`alter schema chain rename to chain_old`);
    await tx.execute(sql`alter schema chain_next rename to chain`);
  });
}

/** Waits for whoever still reads the rows that were replaced and drops them; else the next start does. */
export function dropReplaced(db: Database): Promise<void> {
  return dropChain(db, "chain_old");
}
