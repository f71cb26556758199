import { AppError } from "@medequipshare/domain";
import {
  type Bytes32,
  type Call,
  type Operation,
  type UserOperation,
  userOperation,
} from "@medequipshare/protocol";
import type { OperationRow, OperationStore } from "@medequipshare/readmodel";
import { hashUserOperation, type NetworkAddresses } from "@medequipshare/sdk";
import type { PublicClient } from "viem";
import { z } from "zod";
import type { Audit } from "./audit.ts";
import { decodeAccountCalls } from "./decode-account-calls.ts";
import { deliveryOf, type ReadLogs } from "./delivery-of.ts";
import { isFinal, type Outbox } from "./outbox.ts";
import type { Relayer } from "./relayer.ts";
import type { SenderPolicy } from "./sender-policy.ts";
import { simulateOperation, transactionGas } from "./simulate-operation.ts";
import type { RequireStepUp } from "./step-up.ts";

/** As it is stored; whether it is shown already and what is free instead are the read model's to say. */
export type StoredOperation = Omit<Operation, "visible" | "alternatives">;

export type Operations = {
  /** Stores the operation, then sends it; gives its end, or where it stands when that takes long. */
  submit(operation: UserOperation, enrolmentCode: string | undefined): Promise<StoredOperation>;
  /** Throws input.not-found. */
  get(hash: Bytes32): Promise<StoredOperation>;
};

export type OperationsParameters = {
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
  readonly relayer: Relayer;
  readonly store: OperationStore;
  readonly outbox: Outbox;
  readonly policy: SenderPolicy;
  readonly requireStepUp: RequireStepUp;
  readonly readLogs: ReadLogs;
  readonly audit: Audit;
  readonly now: () => number;
  /** How long a caller waits for the inclusion. */
  readonly waitMs?: number;
};

/** The acts of people whose gas this node pays. */
export function createOperations(parameters: OperationsParameters): Operations {
  const {
    client,
    addresses,
    relayer,
    store,
    outbox,
    policy,
    requireStepUp,
    readLogs,
    audit,
    now,
    waitMs = 30_000,
  } = parameters;

  async function get(hash: Bytes32): Promise<StoredOperation> {
    const row = await store.find(hash);
    if (row === undefined)
      throw new AppError("input.not-found", { what: "operation", field: "hash", value: hash });
    return { hash: row.hash, account: row.account, ...(await deliveryOf(row, readLogs)) };
  }

  async function acceptNew(
    operation: UserOperation,
    hash: Bytes32,
    enrolmentCode: string | undefined,
  ): Promise<void> {
    const account = operation.sender;
    const calls = requireCalls(operation);
    await policy.require(account, calls, enrolmentCode);
    requireStepUp(operation, calls);
    requireNoFees(operation);
    await relayer.requireFunds(transactionGas(operation));
    await simulateOperation({ client, addresses, relayer: relayer.address, operation });
    await store.put(rowOf(operation, hash, now()));
    await audit({
      actor: account.toLowerCase(),
      action: "operation.accept",
      subject: hash,
      outcome: "queued",
    });
  }

  return {
    get,
    async submit(operation, enrolmentCode) {
      const hash = hashUserOperation(operation, addresses.chainId);
      const known = await store.find(hash);
      // An operation that failed for good cannot succeed later: its nonce or its signature is spent.
      if (known === undefined) await acceptNew(operation, hash, enrolmentCode);
      await outbox.ended(hash, async () => isFinal(await store.find(hash)), waitMs);
      return get(hash);
    },
  };
}

function requireCalls({ sender, callData }: UserOperation): readonly Call[] {
  const calls = decodeAccountCalls(callData);
  if (calls !== undefined && calls.length > 0) return calls;
  throw new AppError("access.operation-rejected", {
    account: sender,
    problem: "it does not run a plain batch of calls",
  });
}

/** With fees the EntryPoint would take a deposit from the account; and huge limits would drain the relayer. */
function requireNoFees(operation: UserOperation): void {
  const {
    sender,
    maxFeePerGas,
    maxPriorityFeePerGas,
    callGasLimit,
    verificationGasLimit,
    preVerificationGas,
  } = operation;
  const problem =
    maxFeePerGas !== 0n || maxPriorityFeePerGas !== 0n
      ? "its fees are not 0"
      : callGasLimit + verificationGasLimit + preVerificationGas > MOST_GAS
        ? `it asks for more than ${MOST_GAS} gas`
        : undefined;
  if (problem !== undefined) throw new AppError("access.operation-rejected", { account: sender, problem });
}

const MOST_GAS = 15_000_000n;

function rowOf(operation: UserOperation, hash: Bytes32, now: number): OperationRow {
  const stored = z.record(z.string(), z.string()).parse(z.encode(userOperation, operation));
  return {
    hash,
    account: `0x${operation.sender.slice(2).toLowerCase()}`,
    status: "queued",
    userOperation: stored,
    transaction: null,
    transactions: [],
    block: null,
    success: null,
    revertData: null,
    gasUsed: null,
    createdAt: now,
    updatedAt: now,
  };
}
