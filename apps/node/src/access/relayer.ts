import { AppError } from "@medequipshare/domain";
import type { Address, Hex } from "@medequipshare/protocol";
import {
  type FeeValuesEIP1559,
  keccak256,
  type PrivateKeyAccount,
  type PublicClient,
  TransactionNotFoundError,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
} from "viem";

export type RelayerTransaction = { readonly to: Address; readonly data: Hex; readonly gas: bigint };

/** Signs and sends transactions from the node's own key, one nonce after the other. */
export type Relayer = {
  readonly address: Address;
  /** Signs, calls `beforeSend` with the hash, then sends. Throws access.relayer-unfunded. */
  send(transaction: RelayerTransaction, beforeSend: (hash: Hex) => Promise<void>): Promise<Hex>;
  /** Whether the chain knows the transaction but has not included it. */
  isPending(hash: Hex): Promise<boolean>;
  /** Waits for the receipt for a while; undefined when it does not come. */
  receipt(hash: Hex, signal: AbortSignal): Promise<TransactionReceipt | undefined>;
  balance(): Promise<bigint>;
  /** Asks the chain for the next nonce: after a reorganisation it may be one that was used. */
  forgetNonce(): Promise<void>;
};

export type RelayerParameters = {
  readonly client: PublicClient;
  readonly account: PrivateKeyAccount;
  readonly chainId: number;
  readonly receiptTimeoutMs?: number;
};

const FEES_KEPT_MS = 2_000;

export function createRelayer({
  client,
  account,
  chainId,
  receiptTimeoutMs = 60_000,
}: RelayerParameters): Relayer {
  let nextNonce: number | undefined;
  let fees: { values: FeeValuesEIP1559; at: number } | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** One sender at a time: a nonce is used by one transaction only. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  async function feesNow(): Promise<FeeValuesEIP1559> {
    if (fees === undefined || Date.now() - fees.at > FEES_KEPT_MS) {
      fees = { values: await client.estimateFeesPerGas(), at: Date.now() };
    }
    return fees.values;
  }

  async function requireFunds(gas: bigint, { maxFeePerGas }: FeeValuesEIP1559): Promise<void> {
    const balance = await client.getBalance({ address: account.address });
    if (balance < gas * maxFeePerGas)
      throw new AppError("access.relayer-unfunded", { relayer: account.address, balance });
  }

  async function signAndSend(
    { to, data, gas }: RelayerTransaction,
    beforeSend: (hash: Hex) => Promise<void>,
  ) {
    const { maxFeePerGas, maxPriorityFeePerGas } = await feesNow();
    await requireFunds(gas, { maxFeePerGas, maxPriorityFeePerGas });
    const nonce =
      nextNonce ?? (await client.getTransactionCount({ address: account.address, blockTag: "pending" }));
    const fields = { chainId, to, data, gas, nonce, maxFeePerGas, maxPriorityFeePerGas };
    const serializedTransaction = await account.signTransaction({ type: "eip1559", ...fields });
    const hash = keccak256(serializedTransaction);
    await beforeSend(hash);
    await client.sendRawTransaction({ serializedTransaction });
    nextNonce = nonce + 1;
    return hash;
  }

  return {
    address: account.address,
    send: (transaction, beforeSend) =>
      inTurn(async () => {
        try {
          return await signAndSend(transaction, beforeSend);
        } catch (error) {
          // Whatever happened, the chain knows the nonce better.
          nextNonce = undefined;
          throw error;
        }
      }),
    async isPending(hash) {
      try {
        return (await client.getTransaction({ hash })).blockNumber === null;
      } catch (error) {
        if (error instanceof TransactionNotFoundError) return false;
        throw error;
      }
    },
    async receipt(hash, signal) {
      const until = Date.now() + receiptTimeoutMs;
      for (let wait = 10; Date.now() < until && !signal.aborted; wait = Math.min(wait * 2, 500)) {
        const receipt = await findReceipt(client, hash);
        if (receipt !== undefined) return receipt;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
      return undefined;
    },
    balance: () => client.getBalance({ address: account.address }),
    forgetNonce: () =>
      inTurn(async () => {
        nextNonce = undefined;
      }),
  };
}

/** The receipt of a transaction, undefined while there is none. */
export async function findReceipt(client: PublicClient, hash: Hex): Promise<TransactionReceipt | undefined> {
  try {
    return await client.getTransactionReceipt({ hash });
  } catch (error) {
    if (error instanceof TransactionReceiptNotFoundError) return undefined;
    throw error;
  }
}
