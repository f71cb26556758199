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
  /** Those that succeeded, of the newest block first. */
  readonly listIncluded: (skip: number, limit: number) => Promise<readonly IncludedAct[]>;
  /** On its way again; durable when it resolves. */
  readonly reopen: (id: Hex) => Promise<void>;
};

export type ReopenDroppedParameters = {
  readonly client: PublicClient;
  readonly kinds: readonly IncludedActs[];
  readonly log: Logger;
};

/** Receipts asked for at once. */
const BATCH = 32;

/**
 * Opens again what was included in blocks that the chain has replaced, so that the outbox finds it in another block, or
 * sends it once more; gives how many acts that are. A chain loses its newest blocks, so the search ends with the first
 * batch of which nothing is gone.
 */
export async function reopenDropped({ client, kinds, log }: ReopenDroppedParameters): Promise<number> {
  let reopened = 0;
  for (const { listIncluded, reopen } of kinds) {
    const gone = await listGone(client, listIncluded);
    // An account's acts have their order: none is opened again before those it follows.
    for (const { id, transaction, block } of gone.reverse()) {
      await reopen(id);
      log.warn({ id, transaction, block }, "the chain has dropped an act; it is sent again");
    }
    reopened += gone.length;
  }
  return reopened;
}

/** Those of the newest block first. */
async function listGone(
  client: PublicClient,
  listIncluded: IncludedActs["listIncluded"],
): Promise<IncludedAct[]> {
  const gone: IncludedAct[] = [];
  for (let seen = 0; ; seen += BATCH) {
    const acts = await listIncluded(seen, BATCH);
    const stands = await Promise.all(acts.map((act) => isWhereItWas(client, act)));
    const found = acts.filter((_act, index) => !stands[index]);
    if (found.length === 0) return gone;
    gone.push(...found);
  }
}

async function isWhereItWas(client: PublicClient, { transaction, block }: IncludedAct): Promise<boolean> {
  if (transaction === null || block === null) return true;
  const receipt = await findReceipt(client, transaction);
  return receipt !== undefined && Number(receipt.blockNumber) === block;
}
