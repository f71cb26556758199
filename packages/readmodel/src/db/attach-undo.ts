import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/** Gives the undo journal's trigger to every chain table that has none. */
export async function attachUndo(db: Database): Promise<void> {
  await db.execute(sql`select chain.attach_undo()`);
}
