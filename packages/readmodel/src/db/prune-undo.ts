import { lte } from "drizzle-orm";
import type { Database } from "./database.ts";
import { undoTable } from "./table.ts";

/** Forgets how to take back blocks up to this one, which is final. */
export async function pruneUndo(db: Database, finalBlock: number): Promise<void> {
  await db.delete(undoTable).where(lte(undoTable.block, finalBlock));
}
