import {
  type BlockWithEvents,
  type ChainSchema,
  type Cursor,
  commitBlocks,
  findCursor,
  findNewestBlock,
  inChain,
  listRecentBlocks,
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
import { standingOf } from "./standing-of.ts";

export type SyncContext = {
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
  readonly opened: Pick<OpenedDatabase, "db">;
  /** Where the rows are kept: served, or built beside. */
  readonly schema: ChainSchema;
  readonly pace: BlockPace;
  /** Hash of the chain's first block: tells networks of the same id apart. */
  readonly genesis: Hex;
  /** Blocks below the head from which nothing is replaced any more. */
  readonly finalityDepth: number;
  /** Nothing of ours happened before this block. */
  readonly startBlock: number;
  /** The step before, if it wrote to the same schema and nothing else has since. */
  readonly before?: SyncStep | undefined;
  /** Called as soon as rows were taken back, whatever becomes of the step. */
  readonly onReorganised: (reorganisation: Reorganisation) => void;
};

/** The newest block whose rows were taken back, and the one up to which they stand: none when all were. */
export type Reorganisation = {
  readonly from: number;
  readonly to: number | undefined;
  /** Whether the rows told of another network than the one that is followed. */
  readonly isOtherNetwork: boolean;
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
  /** How many logs the RPC left out of its answers, which were found all the same. */
  readonly leftOut: number;
};

/** At most this many blocks that may be replaced are read at once, each with its header. */
const RECENT_BLOCKS = 64;
/**
 * Blocks below the head whose logs are compared with their headers: where a server that lags leaves logs out. Headers of
 * a long history would take longer than everything else.
 */
const COMPARED_BLOCKS = 2_048;

/**
 * Brings the read model one step towards the head: takes back what was replaced, then applies the next blocks and
 * moves the cursor in one transaction. A step that fails or is cut off leaves no trace; the next one goes on from the
 * cursor.
 */
export async function syncStep(context: SyncContext): Promise<SyncStep> {
  const { client, opened, schema, startBlock, before } = context;
  const head = await readHeader(client, "latest");
  if (head === undefined) throw new Error("the chain has no block yet");
  // The hash of a head says which blocks lie below it.
  if (before?.cursor?.hash === head.hash) {
    const none = { blocks: [], isMoved: false, isReorganised: false, leftOut: 0 };
    return { ...before, ...none, head: head.number, timestamp: head.timestamp, isCaughtUp: true };
  }
  const { cursor, isReorganised, isBehind } = await settleCursor(context, head);
  const from = cursor === undefined ? startBlock : cursor.number + 1;
  const { timestamp } = cursor ?? head;
  const unchanged = {
    head: head.number,
    cursor,
    blocks: [],
    timestamp,
    isMoved: false,
    isReorganised,
    leftOut: 0,
  };
  if (from > head.number) return { ...unchanged, isCaughtUp: true };
  if (isBehind) return { ...unchanged, isCaughtUp: false };
  const next = await readNext(context, { from, head, cursor });
  if (next === undefined) return { ...unchanged, isCaughtUp: false };
  const { last, blocks, isFinal, finalNumber, leftOut } = next;
  const { number, hash, timestamp: movedAt } = last;
  const moved = { number, hash, timestamp: movedAt, finalNumber, ...networkOf(context) };
  await commitBlocks(opened.db, { blocks, cursor: moved, isFinal, schema });
  const isCaughtUp = last.number >= head.number;
  return {
    head: head.number,
    cursor: { id: 1, ...moved },
    blocks,
    timestamp: last.timestamp,
    isMoved: true,
    isReorganised,
    isCaughtUp,
    leftOut,
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
    const comparedFrom = head.number - COMPARED_BLOCKS;
    const read = await pace.run((count) =>
      readFinalBlocks(client, addresses, { from, to: Math.min(from + count - 1, newestFinal), comparedFrom }),
    );
    return read && { ...read, isFinal: true, finalNumber: read.last.number };
  }
  const read = await pace.run((count) => {
    const to = Math.min(from + count - 1, head.number);
    return readRecentBlocks(client, addresses, { from, to, parentHash: cursor?.hash });
  }, RECENT_BLOCKS);
  const finalNumber = Math.max(cursor?.finalNumber ?? context.startBlock - 1, newestFinal);
  return read && { ...read, isFinal: false, finalNumber };
}

type Settled = {
  readonly cursor: Cursor | undefined;
  readonly isReorganised: boolean;
  /** Whether the server that answers has not come as far as the read model. */
  readonly isBehind: boolean;
};

/** The cursor, after taking back whatever the chain has replaced since. */
async function settleCursor(context: SyncContext, head: Header): Promise<Settled> {
  const { client, opened, schema, onReorganised } = context;
  const cursor = await inChain(opened.db, schema, findCursor);
  if (cursor === undefined) return { cursor, isReorganised: false, isBehind: false };
  const isOtherNetwork = !isSameNetwork(context, cursor);
  if (!isOtherNetwork) {
    const findWitness = () => inChain(opened.db, schema, (tx) => findNewestBlock(tx, head.number));
    const standing = await standingOf({ client, cursor, head, findWitness });
    if (standing !== "replaced") return { cursor, isReorganised: false, isBehind: standing === "behind" };
    const known = await inChain(opened.db, schema, (tx) => listRecentBlocks(tx, cursor.finalNumber));
    const ancestor = await findCommonAncestor(known, client, { cursor, head });
    if (ancestor !== undefined) {
      const { number, hash, timestamp } = ancestor;
      await rollBack(opened.db, { number, hash, timestamp }, schema);
      onReorganised({ from: cursor.number, to: number, isOtherNetwork });
      return { cursor: { ...cursor, number, hash, timestamp }, isReorganised: true, isBehind: false };
    }
  }
  await resetChain(opened, schema);
  onReorganised({ from: cursor.number, to: undefined, isOtherNetwork });
  return { cursor: undefined, isReorganised: true, isBehind: false };
}

type NetworkContext = Pick<SyncContext, "addresses" | "genesis">;

function networkOf({ addresses, genesis }: NetworkContext) {
  return { chainId: addresses.chainId, genesis, book: addresses.peerBook };
}

/** Whether the rows up to the cursor describe the network that is followed. */
export function isSameNetwork(context: NetworkContext, cursor: Cursor): boolean {
  const network = networkOf(context);
  return (
    network.chainId === cursor.chainId && network.genesis === cursor.genesis && network.book === cursor.book
  );
}
