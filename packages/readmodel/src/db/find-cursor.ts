import { eq } from "drizzle-orm";
import type { Cursor } from "./commit-blocks.ts";
import type { Reader } from "./database.ts";
import { cursorTable } from "./table.ts";

/** Up to where the chain has been read, or undefined before the first block. */
export async function findCursor(db: Reader): Promise<Cursor | undefined> {
  const [cursor] = await db.select().from(cursorTable).where(eq(cursorTable.id, 1));
  return cursor;
}
