import type { Hex, UserOperation } from "@medequipshare/protocol";
import { decodeFailure, type NetworkAddresses } from "@medequipshare/sdk";
import { encodeErrorResult, type PublicClient, parseEventLogs, type TransactionReceipt } from "viem";
import { entryPoint08Abi as abi } from "viem/account-abstraction";
import { findSpendingReceipts } from "./find-spending-receipts.ts";
import type { Outcome } from "./outbox.ts";
import { findReceipts } from "./relayer.ts";
import { replayRevert } from "./replay-revert.ts";
import { handleOpsData } from "./simulate-operation.ts";

export type FindOperationOutcomeParameters = {
  readonly client: PublicClient;
  readonly addresses: Pick<NetworkAddresses, "entryPoint">;
  readonly relayer: Hex;
};

/** A signed operation, and the transactions that may carry it. */
export type SentOperation = {
  readonly hash: Hex;
  readonly operation: UserOperation;
  readonly transactions: readonly Hex[];
};

/** How far back to look for an operation's event where the state of earlier blocks is not to be had. */
const BLOCKS_BACK = 9_000n;

/**
 * The end of an operation if the chain holds it, by whichever transaction. Where its nonce is used and none of those
 * known carried it, the receipts of the block that used it decide, for logs may be left out of an answer.
 */
export async function findOperationOutcome(
  parameters: FindOperationOutcomeParameters,
  sent: SentOperation,
): Promise<Outcome | undefined> {
  const receipts = await findReceipts(parameters.client, sent.transactions);
  return (
    outcomeIn(receipts, sent.hash) ??
    (await bySpentNonce(parameters, sent)) ??
    (await refused(parameters, sent, receipts))
  );
}

/** The next nonce of an operation's account. */
export function nextNonceOf(
  { client, addresses }: Pick<FindOperationOutcomeParameters, "client" | "addresses">,
  { sender, nonce }: UserOperation,
  at: { readonly blockTag: "latest" | "pending" } | { readonly blockNumber: bigint },
): Promise<bigint> {
  const args = [sender, nonce >> 64n] as const;
  return client.readContract({ address: addresses.entryPoint, abi, functionName: "getNonce", args, ...at });
}

/** When the nonce is used, either this operation is included by another transaction or it never will be. */
async function bySpentNonce(
  parameters: FindOperationOutcomeParameters,
  { hash, operation, transactions }: SentOperation,
): Promise<Outcome | undefined> {
  const isSpent = async (at: Parameters<typeof nextNonceOf>[2]) =>
    (await nextNonceOf(parameters, operation, at)) > operation.nonce;
  if (!(await isSpent({ blockTag: "latest" }))) return undefined;
  const { client } = parameters;
  const receipts = await findSpendingReceipts(client, (blockNumber) => isSpent({ blockNumber })).catch(
    (error: unknown) => {
      if (decodeFailure(error).code === "chain.unreachable") throw error;
      return receiptsByLog(parameters, hash);
    },
  );
  const revertData = encodeErrorResult({
    abi,
    errorName: "FailedOp",
    args: [0n, "AA25 invalid account nonce"],
  });
  return (
    outcomeIn(receipts, hash) ?? {
      status: "failed",
      success: false,
      transaction: transactions[0] ?? null,
      block: null,
      gasUsed: null,
      revertData,
    }
  );
}

/** For servers that have forgotten the state in which the nonce was not used yet. */
async function receiptsByLog(
  { client, addresses }: FindOperationOutcomeParameters,
  userOpHash: Hex,
): Promise<readonly TransactionReceipt[]> {
  const head = await client.getBlockNumber({ cacheTime: 0 });
  const events = await client.getContractEvents({
    address: addresses.entryPoint,
    abi,
    eventName: "UserOperationEvent",
    args: { userOpHash },
    fromBlock: head > BLOCKS_BACK ? head - BLOCKS_BACK : 0n,
  });
  return Promise.all(
    events.map(({ transactionHash: transaction }) => client.getTransactionReceipt({ hash: transaction })),
  );
}

async function refused(
  { client, addresses, relayer }: FindOperationOutcomeParameters,
  { operation }: SentOperation,
  receipts: readonly TransactionReceipt[],
): Promise<Outcome | undefined> {
  const receipt = receipts.find(({ status }) => status === "reverted");
  if (receipt === undefined) return undefined;
  const call = { account: relayer, to: addresses.entryPoint, data: handleOpsData(operation, relayer) };
  const revertData = await replayRevert(client, call, receipt);
  const { transactionHash, blockNumber, gasUsed } = receipt;
  return {
    status: "failed",
    success: false,
    transaction: transactionHash,
    block: Number(blockNumber),
    gasUsed,
    revertData,
  };
}

function outcomeIn(receipts: readonly TransactionReceipt[], hash: Hex): Outcome | undefined {
  const args = { userOpHash: hash };
  for (const { logs, transactionHash, blockNumber, gasUsed } of receipts) {
    const [ended] = parseEventLogs({ abi, logs, eventName: "UserOperationEvent", args });
    if (ended === undefined) continue;
    const [reason] = parseEventLogs({ abi, logs, eventName: "UserOperationRevertReason", args });
    return {
      status: "included",
      success: ended.args.success,
      transaction: transactionHash,
      block: Number(blockNumber),
      gasUsed,
      revertData: reason?.args.revertReason ?? null,
    };
  }
  return undefined;
}
