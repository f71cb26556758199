import type { AppliedBlock } from "@medequipshare/protocol";
import { type Database, listActivity } from "@medequipshare/readmodel";
import { activityView } from "../equipment/view.ts";
import type { AppliedBlocks } from "../indexer/create-indexer.ts";

/** Changes told at once; a listener that needs more reads again. */
const MOST_CHANGES = 200;

/** What the listeners are told about blocks that were applied: their events, oldest first. */
export async function describeApplied(db: Database, applied: AppliedBlocks): Promise<AppliedBlock> {
  const { number, hash, timestamp, isReorganised, blocks } = applied;
  const first = blocks[0]?.number ?? Number.POSITIVE_INFINITY;
  const count = blocks.reduce((sum, block) => sum + block.events.length, 0);
  const { items } =
    count === 0 ? { items: [] } : await listActivity(db, { limit: Math.min(count, MOST_CHANGES) });
  const changes = items.filter(({ block }) => block >= first).map(activityView);
  return {
    blockNumber: number,
    blockHash: hash,
    timestamp,
    reorganised: isReorganised,
    changes: changes.reverse(),
  };
}
