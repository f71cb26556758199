import type { Hex } from "@medequipshare/protocol";
import type { Logger } from "pino";
import type { PublicClient } from "viem";
import { findReceipt } from "./relayer.ts";

/** An act that was found on the chain. */
export type IncludedAct = {
  readonly id: Hex;
  readonly transaction: Hex | null;
  readonly block: number | null;
};

/** One kind of act, and how to send one again. */
export type IncludedActs = {
  /** Those that succeeded in blocks after one, of the newest block first. */
  readonly listIncluded: (after: number, skip: number, limit: number) => Promise<readonly IncludedAct[]>;
  /** On its way again; durable when it resolves. */
  readonly reopen: (id: Hex) => Promise<void>;
};

export type WatchActsParameters = {
  readonly client: PublicClient;
  readonly kinds: readonly IncludedActs[];
  readonly log: Logger;
  /** Acts up to this block are known to stand where they were found. */
  readonly from: number;
  /** Waited for when blocks were replaced, before acts are compared: transactions may be gone. */
  readonly forgetNonce: () => Promise<void>;
  /** Told when acts were opened again. */
  readonly onReopened: () => void;
};

export type ActWatch = {
  /** The read model has come to this block: acts found up to there are compared with the chain, until that succeeds. */
  reach(block: number): void;
  /** The chain has replaced what came after this block; undefined when nobody knows where. */
  takeBack(to: number | undefined): void;
  close(): Promise<void>;
};

/** Receipts asked for at once. */
const BATCH = 32;
/** Blocks looked at again: an act's end may have been read just before its block was replaced, and stored just after. */
const OVERLAP_BLOCKS = 8;

/**
 * Opens again what was included in blocks that the chain has replaced, so that the outbox finds it in another block, or
 * sends it once more. An act may be found before the read model comes to its block, and the read model sees only what is
 * replaced behind it; so acts are compared as it comes to them, too.
 */
export function watchActs(parameters: WatchActsParameters): ActWatch {
  const { client, kinds, log, from, forgetNonce, onReopened } = parameters;
  let compared = from;
  let isTakenBack = false;
  let running: Promise<void> | undefined;

  async function compare(block: number): Promise<void> {
    const before = compared;
    if (isTakenBack) await forgetNonce();
    isTakenBack = false;
    let reopened = 0;
    for (const kind of kinds) reopened += await reopenDropped(kind, before - OVERLAP_BLOCKS);
    if (reopened > 0) onReopened();
    // Unless more was taken back meanwhile.
    if (compared === before) compared = block;
  }

  async function reopenDropped({ listIncluded, reopen }: IncludedActs, after: number): Promise<number> {
    const dropped = await listDropped(listIncluded, after);
    // An account's acts have their order: none is opened again before those it follows.
    for (const { id, transaction, block } of dropped.toReversed()) {
      await reopen(id);
      log.warn({ id, transaction, block }, "the chain has dropped an act; it is sent again");
    }
    return dropped.length;
  }

  /**
   * Those of the newest block first. A chain loses its newest blocks, so the search ends with the first batch of which
   * nothing is gone.
   */
  async function listDropped(listIncluded: IncludedActs["listIncluded"], after: number) {
    const dropped: IncludedAct[] = [];
    for (let seen = 0; ; seen += BATCH) {
      const acts = await listIncluded(after, seen, BATCH);
      const isDropped = await Promise.all(acts.map((act) => wasDropped(client, act)));
      const found = acts.filter((_act, index) => isDropped[index]);
      if (found.length === 0) return dropped;
      dropped.push(...found);
    }
  }

  return {
    reach(block) {
      if (running !== undefined || block <= compared) return;
      running = compare(block)
        .catch((error) => log.warn({ err: error }, "acts not compared with the chain; they will be"))
        .finally(() => {
          running = undefined;
        });
    },
    takeBack(to) {
      compared = Math.min(compared - 1, to ?? -1);
      isTakenBack = true;
    },
    close: async () => running,
  };
}

/** Throws when the RPC has no block where the act was: one that lags knows nothing of it. */
async function wasDropped(client: PublicClient, { transaction, block }: IncludedAct): Promise<boolean> {
  if (transaction === null || block === null) return false;
  const receipt = await findReceipt(client, transaction);
  if (receipt !== undefined) return Number(receipt.blockNumber) !== block;
  await client.getBlock({ blockNumber: BigInt(block) });
  return true;
}
