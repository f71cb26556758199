import { findCursor } from "@medequipshare/readmodel";
import { readHeader } from "./read-header.ts";
import { isSameNetwork, type SyncContext } from "./sync-step.ts";

/** Up to where the rows go that are served; undefined when they tell of another chain than the one followed. */
export async function readServedBlock(
  context: Omit<SyncContext, "schema">,
): Promise<{ readonly number: number; readonly timestamp: number } | undefined> {
  const cursor = await findCursor(context.opened.db);
  if (cursor === undefined || !isSameNetwork(context, cursor)) return undefined;
  const header = await readHeader(context.client, cursor.number);
  return header && { number: header.number, timestamp: header.timestamp };
}
