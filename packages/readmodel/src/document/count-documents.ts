import { count, eq } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { documentTable } from "./local-table.ts";

/** How many documents were stored through this node, and how many of them are sealed to facilities' keys. */
export async function countDocuments(
  db: Reader,
): Promise<{ readonly stored: number; readonly sealed: number }> {
  const [all] = await db.select({ documents: count() }).from(documentTable);
  const [sealed] = await db
    .select({ documents: count() })
    .from(documentTable)
    .where(eq(documentTable.visibility, "private"));
  return { stored: all?.documents ?? 0, sealed: sealed?.documents ?? 0 };
}
