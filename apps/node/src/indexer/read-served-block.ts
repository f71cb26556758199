import { findCursor, listRecentBlocks } from "@medequipshare/readmodel";
import { readHeader } from "./read-header.ts";
import { isSameNetwork, type SyncContext } from "./sync-step.ts";

export type ServedBlock = {
  readonly number: number;
  /** Unix seconds; of the newest block with events when nobody tells of this one, undefined when there is none. */
  readonly timestamp: number | undefined;
};

/** Up to where the rows go that are served; undefined when they tell of another network than the one followed. */
export async function readServedBlock(
  context: Omit<SyncContext, "schema">,
): Promise<ServedBlock | undefined> {
  const { client, opened } = context;
  const cursor = await findCursor(opened.db);
  if (cursor === undefined || !isSameNetwork(context, cursor)) return undefined;
  const { number, finalNumber } = cursor;
  const header = await readHeader(client, number);
  if (header !== undefined) return { number, timestamp: header.timestamp };
  // The endpoint lags, or the chain has grown shorter: what is built beside will show.
  const [newest] = await listRecentBlocks(opened.db, finalNumber);
  return { number, timestamp: newest?.timestamp };
}
