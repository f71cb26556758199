import {
  type BlockWithEvents,
  type Cursor,
  commitBlocks,
  findCursor,
  type OpenedDatabase,
  resetChain,
  rollBack,
} from "@medequipshare/readmodel";
import type { NetworkAddresses } from "@medequipshare/sdk";
import type { Hex, PublicClient } from "viem";
import type { BlockPace } from "./block-pace.ts";
import { findCommonAncestor } from "./find-common-ancestor.ts";
import { readFinalBlocks } from "./read-final-blocks.ts";
import { type Header, readHeader } from "./read-header.ts";
import { readRecentBlocks } from "./read-recent-blocks.ts";

export type SyncContext = {
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
  readonly opened: Pick<OpenedDatabase, "db">;
  readonly pace: BlockPace;
  /** Hash of the chain's first block: tells networks of the same id apart. */
  readonly genesis: Hex;
  /** Blocks below the head from which nothing is replaced any more. */
  readonly finalityDepth: number;
  /** Nothing of ours happened before this block. */
  readonly startBlock: number;
};

/** What one step did. */
export type SyncStep = {
  readonly head: number;
  readonly cursor: Cursor | undefined;
  readonly blocks: readonly BlockWithEvents[];
  /** Unix seconds of the cursor's block. */
  readonly timestamp: number;
  /** Whether the cursor moved on. */
  readonly isMoved: boolean;
  /** Whether rows were taken back first. */
  readonly isReorganised: boolean;
  /** Whether the read model has seen the head. */
  readonly isCaughtUp: boolean;
};

/** At most this many blocks that may be replaced are read at once, each with its header. */
const RECENT_BLOCKS = 64;

/**
 * Brings the read model one step towards the head: takes back what was replaced, then applies the next blocks and
 * moves the cursor in one transaction. A step that fails or is cut off leaves no trace; the next one goes on from the
 * cursor.
 */
export async function syncStep(context: SyncContext): Promise<SyncStep> {
  const { client, opened, startBlock } = context;
  const head = await readHeader(client, "latest");
  if (head === undefined) throw new Error("the chain has no block yet");
  const { cursor, isReorganised } = await settleCursor(context);
  const from = cursor === undefined ? startBlock : cursor.number + 1;
  const { timestamp } = head;
  const unchanged = { head: head.number, cursor, blocks: [], timestamp, isMoved: false, isReorganised };
  if (from > head.number) return { ...unchanged, isCaughtUp: true };
  const next = await readNext(context, { from, head, cursor });
  if (next === undefined) return { ...unchanged, isCaughtUp: false };
  const { last, blocks, isFinal, finalNumber } = next;
  const moved = { number: last.number, hash: last.hash, finalNumber, ...networkOf(context) };
  await commitBlocks(opened.db, { blocks, cursor: moved, isFinal });
  const isCaughtUp = last.number >= head.number;
  return {
    head: head.number,
    cursor: { id: 1, ...moved },
    blocks,
    timestamp: last.timestamp,
    isMoved: true,
    isReorganised,
    isCaughtUp,
  };
}

async function readNext(
  context: SyncContext,
  at: { readonly from: number; readonly head: Header; readonly cursor: Cursor | undefined },
) {
  const { client, addresses, finalityDepth, pace } = context;
  const { from, head, cursor } = at;
  const newestFinal = head.number - finalityDepth;
  if (from <= newestFinal) {
    const read = await pace.run((count) =>
      readFinalBlocks(client, addresses, { from, to: Math.min(from + count - 1, newestFinal) }),
    );
    return read && { ...read, isFinal: true, finalNumber: read.last.number };
  }
  const to = Math.min(from + RECENT_BLOCKS - 1, head.number);
  const read = await readRecentBlocks(client, addresses, { from, to, parentHash: cursor?.hash });
  const finalNumber = Math.max(cursor?.finalNumber ?? context.startBlock - 1, newestFinal);
  return read && { ...read, isFinal: false, finalNumber };
}

/** The cursor, after taking back whatever the chain has replaced since. */
async function settleCursor(
  context: SyncContext,
): Promise<{ readonly cursor: Cursor | undefined; readonly isReorganised: boolean }> {
  const { client, opened } = context;
  const cursor = await findCursor(opened.db);
  if (cursor === undefined) return { cursor, isReorganised: false };
  if (isSameNetwork(context, cursor)) {
    const current = await readHeader(client, cursor.number);
    if (current?.hash === cursor.hash) return { cursor, isReorganised: false };
    const ancestor = await findCommonAncestor(opened.db, client, cursor);
    if (ancestor !== undefined) {
      await rollBack(opened.db, ancestor);
      return { cursor: { ...cursor, number: ancestor.number, hash: ancestor.hash }, isReorganised: true };
    }
  }
  await resetChain(opened);
  return { cursor: undefined, isReorganised: true };
}

function networkOf({ addresses, genesis }: SyncContext) {
  return { chainId: addresses.chainId, genesis, book: addresses.peerBook };
}

function isSameNetwork(context: SyncContext, cursor: Cursor): boolean {
  const network = networkOf(context);
  return (
    network.chainId === cursor.chainId && network.genesis === cursor.genesis && network.book === cursor.book
  );
}
