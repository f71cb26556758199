import { AppError } from "@medequipshare/domain";
import { type Hex, type UserOperation, userOperation } from "@medequipshare/protocol";
import type { OperationRow, OperationStore } from "@medequipshare/readmodel";
import type { NetworkAddresses } from "@medequipshare/sdk";
import { encodeErrorResult, type PublicClient, parseEventLogs, type TransactionReceipt } from "viem";
import { entryPoint08Abi as abi } from "viem/account-abstraction";
import { z } from "zod";
import { type Consignment, type Outcome, UNKNOWN } from "./outbox.ts";
import { findReceipt } from "./relayer.ts";
import { replayRevert } from "./replay-revert.ts";
import { handleOpsData, transactionGas } from "./simulate-operation.ts";

export type OperationConsignmentParameters = {
  readonly client: PublicClient;
  readonly addresses: Pick<NetworkAddresses, "entryPoint">;
  readonly relayer: Hex;
  readonly store: OperationStore;
  /** Unix seconds. */
  readonly now: () => number;
};

/** How far back to look for an operation whose nonce is used although its transaction is not known. */
const BLOCKS_BACK = 9_000n;

/** User operations in the outbox: sent through the EntryPoint, ended by its event for their hash. */
export function operationConsignment(parameters: OperationConsignmentParameters): Consignment {
  const { client, addresses, relayer, store, now } = parameters;

  async function byReceipt(hash: Hex, transaction: Hex): Promise<Outcome | undefined> {
    const receipt = await findReceipt(client, transaction);
    if (receipt === undefined) return undefined;
    return outcomeOf(hash, receipt) ?? (await byNonce(hash, transaction)) ?? (await refused(hash, receipt));
  }

  async function nextNonceOf({ sender, nonce }: UserOperation, blockTag: "latest" | "pending") {
    const args = [sender, nonce >> 64n] as const;
    return client.readContract({
      address: addresses.entryPoint,
      abi,
      functionName: "getNonce",
      args,
      blockTag,
    });
  }

  /** EntryPoint refuses for good what comes before those of its account that it follows. */
  async function requireTurn(operation: UserOperation): Promise<void> {
    if ((await nextNonceOf(operation, "pending")) < operation.nonce)
      throw new Error("another operation of the account has to be sent first");
  }

  /** When the nonce is used, either this operation is included by another transaction or it never will be. */
  async function byNonce(hash: Hex, failed: Hex | null): Promise<Outcome | undefined> {
    const stored = await requireStored(store, hash);
    const { entryPoint } = addresses;
    if ((await nextNonceOf(stored, "latest")) <= stored.nonce) return undefined;
    const head = await client.getBlockNumber({ cacheTime: 0 });
    const [event] = await client.getContractEvents({
      address: entryPoint,
      abi,
      eventName: "UserOperationEvent",
      args: { userOpHash: hash },
      fromBlock: head > BLOCKS_BACK ? head - BLOCKS_BACK : 0n,
    });
    if (event !== undefined)
      return outcomeOf(hash, await client.getTransactionReceipt({ hash: event.transactionHash }));
    const revertData = encodeErrorResult({
      abi,
      errorName: "FailedOp",
      args: [0n, "AA25 invalid account nonce"],
    });
    return { status: "failed", success: false, transaction: failed, block: null, gasUsed: null, revertData };
  }

  async function refused(hash: Hex, receipt: TransactionReceipt): Promise<Outcome | undefined> {
    if (receipt.status !== "reverted") return undefined;
    const call = {
      account: relayer,
      to: addresses.entryPoint,
      data: handleOpsData(await requireStored(store, hash), relayer),
    };
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

  return {
    async listOpen() {
      return (await store.listOpen()).map((row) => {
        const operation = storedOperation(row);
        const { hash: id, createdAt, transaction } = row;
        return {
          id,
          createdAt,
          transaction,
          to: addresses.entryPoint,
          data: handleOpsData(operation, relayer),
          async gas() {
            await requireTurn(operation);
            return transactionGas(operation);
          },
        };
      });
    },
    markSent: (hash, transaction) => store.change(hash, { status: "sent", transaction, updatedAt: now() }),
    finish: (hash, outcome) => store.change(hash, { ...outcome, updatedAt: now() }),
    async listIncluded(after, skip, limit) {
      const rows = await store.listIncluded(after, skip, limit);
      return rows.map(({ hash: id, transaction, block }) => ({ id, transaction, block }));
    },
    reopen: (hash) => store.change(hash, { ...UNKNOWN, status: "sent", updatedAt: now() }),
    findOutcome: ({ id }, transaction) =>
      transaction === null ? byNonce(id, null) : byKnown(id, transaction),
  };

  async function byKnown(id: Hex, transaction: Hex): Promise<Outcome | undefined> {
    return (await byReceipt(id, transaction)) ?? (await byNonce(id, transaction));
  }
}

/** The operation as it was submitted. */
export function storedOperation(row: OperationRow): UserOperation {
  return z.parse(userOperation, row.userOperation);
}

async function requireStored(store: OperationStore, hash: Hex): Promise<UserOperation> {
  const row = await store.find(hash);
  if (row === undefined)
    throw new AppError("input.not-found", { what: "operation", field: "hash", value: hash });
  return storedOperation(row);
}

function outcomeOf(hash: Hex, receipt: TransactionReceipt): Outcome | undefined {
  const args = { userOpHash: hash };
  const [ended] = parseEventLogs({ abi, logs: receipt.logs, eventName: "UserOperationEvent", args });
  if (ended === undefined) return undefined;
  const [reason] = parseEventLogs({ abi, logs: receipt.logs, eventName: "UserOperationRevertReason", args });
  return {
    status: "included",
    success: ended.args.success,
    transaction: receipt.transactionHash,
    block: Number(receipt.blockNumber),
    gasUsed: receipt.gasUsed,
    revertData: reason?.args.revertReason ?? null,
  };
}
