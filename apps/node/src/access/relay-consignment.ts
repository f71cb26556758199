import type { Hex } from "@medequipshare/protocol";
import type { RelayStore } from "@medequipshare/readmodel";
import type { PublicClient } from "viem";
import { type Consignment, type Outcome, type Parcel, UNKNOWN } from "./outbox.ts";
import { findReceipts } from "./relayer.ts";
import { replayRevert, revertDataOf } from "./replay-revert.ts";

export type RelayConsignmentParameters = {
  readonly client: PublicClient;
  readonly relayer: Hex;
  readonly store: RelayStore;
  /** Unix seconds. */
  readonly now: () => number;
};

/** Gas beyond the estimate: a neighbour's transaction may change what a storage write costs. */
const GAS_MARGIN = 100_000n;
const GAS_LIMIT = 3_000_000n;

/** Relayed calls in the outbox: ended by the receipt of their transaction. */
export function relayConsignment({ client, relayer, store, now }: RelayConsignmentParameters): Consignment {
  async function findOutcome(parcel: Parcel, transactions: readonly Hex[]): Promise<Outcome | undefined> {
    const receipts = await findReceipts(client, transactions);
    // Of two that were included the second may have found its work done.
    const receipt = receipts.find(({ status }) => status === "success") ?? receipts[0];
    if (receipt === undefined) return undefined;
    const { blockNumber, gasUsed, transactionHash: transaction } = receipt;
    const success = receipt.status === "success";
    const call = { account: relayer, to: parcel.to, data: parcel.data };
    const revertData = success ? null : await replayRevert(client, call, receipt);
    return {
      status: success ? "included" : "failed",
      success,
      transaction,
      block: Number(blockNumber),
      gasUsed,
      revertData,
    };
  }

  async function gasOf(to: Hex, data: Hex): Promise<bigint> {
    try {
      return (
        ((await client.estimateGas({ account: relayer, to, data, blockTag: "pending" })) * 5n) / 4n +
        GAS_MARGIN
      );
    } catch (error) {
      // It was accepted because it worked; if it no longer does, its transaction must say so on chain.
      if (revertDataOf(error) !== undefined) return GAS_LIMIT;
      throw error;
    }
  }

  return {
    async listOpen() {
      const rows = await store.listOpen();
      return rows.map((row): Parcel => ({ ...row, gas: () => gasOf(row.to, row.data) }));
    },
    markSent: (id, transactions) =>
      store.change(id, {
        status: "sent",
        transaction: transactions[0] ?? null,
        transactions,
        updatedAt: now(),
      }),
    finish: (id, outcome) => store.change(id, { ...outcome, updatedAt: now() }),
    listIncluded: store.listIncluded,
    reopen: (id) => store.change(id, { ...UNKNOWN, status: "sent", updatedAt: now() }),
    findOutcome,
  };
}
