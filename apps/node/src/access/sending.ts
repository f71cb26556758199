import type { Hex } from "@medequipshare/protocol";
import { type FeeValuesEIP1559, type PublicClient, TransactionNotFoundError } from "viem";

/** How an act was sent: by transactions of one nonce, of which at most one is ever included. */
export type Sending = {
  readonly nonce: number;
  /** The newest first. */
  readonly hashes: readonly Hex[];
  /** Of the newest. */
  readonly fees: FeeValuesEIP1559;
  /** When the newest was sent, milliseconds, and the chain's block then. */
  readonly at: number;
  readonly block: bigint;
  /** Whether the nonce was found used while no receipt was. */
  readonly isPassedBy: boolean;
};

/** What an earlier process sent, as far as the chain still knows it. */
export async function recallSending(
  client: PublicClient,
  hashes: readonly Hex[],
): Promise<Sending | undefined> {
  for (const hash of hashes) {
    const transaction = await findTransaction(client, hash);
    if (transaction === undefined) continue;
    const { nonce, maxFeePerGas = 0n, maxPriorityFeePerGas = 0n } = transaction;
    const block = await client.getBlockNumber({ cacheTime: 0 });
    const fees = { maxFeePerGas, maxPriorityFeePerGas };
    const known = [...new Set([hash, ...hashes])];
    return { nonce, hashes: known, fees, at: Date.now(), block, isPassedBy: false };
  }
  return undefined;
}

/** Whether the chain knows a transaction and has not included it. */
export async function isPending(client: PublicClient, hash: Hex | undefined): Promise<boolean> {
  if (hash === undefined) return false;
  return (await findTransaction(client, hash))?.blockNumber === null;
}

async function findTransaction(client: PublicClient, hash: Hex) {
  try {
    return await client.getTransaction({ hash });
  } catch (error) {
    if (error instanceof TransactionNotFoundError) return undefined;
    throw error;
  }
}
