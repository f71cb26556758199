import { AppError } from "@medequipshare/domain";
import { type Hex, type UserOperation, userOperation } from "@medequipshare/protocol";
import type { OperationRow, OperationStore } from "@medequipshare/readmodel";
import type { NetworkAddresses } from "@medequipshare/sdk";
import type { PublicClient } from "viem";
import { z } from "zod";
import { findOperationOutcome, nextNonceOf } from "./find-operation-outcome.ts";
import { type Consignment, UNKNOWN } from "./outbox.ts";
import { handleOpsData, transactionGas } from "./simulate-operation.ts";

export type OperationConsignmentParameters = {
  readonly client: PublicClient;
  readonly addresses: Pick<NetworkAddresses, "entryPoint">;
  readonly relayer: Hex;
  readonly store: OperationStore;
  /** Unix seconds. */
  readonly now: () => number;
};

/** User operations in the outbox: sent through the EntryPoint, ended by its event for their hash. */
export function operationConsignment(parameters: OperationConsignmentParameters): Consignment {
  const { addresses, relayer, store, now } = parameters;

  /** EntryPoint refuses for good what comes before those of its account that it follows. */
  async function requireTurn(operation: UserOperation): Promise<void> {
    if ((await nextNonceOf(parameters, operation, { blockTag: "pending" })) < operation.nonce)
      throw new Error("another operation of the account has to be sent first");
  }

  return {
    async listOpen() {
      return (await store.listOpen()).map((row) => {
        const operation = storedOperation(row);
        const { hash: id, createdAt, transactions } = row;
        return {
          id,
          createdAt,
          transactions,
          to: addresses.entryPoint,
          data: handleOpsData(operation, relayer),
          async gas() {
            await requireTurn(operation);
            return transactionGas(operation);
          },
        };
      });
    },
    markSent: (hash, transactions) =>
      store.change(hash, {
        status: "sent",
        transaction: transactions[0] ?? null,
        transactions,
        updatedAt: now(),
      }),
    finish: (hash, outcome) => store.change(hash, { ...outcome, updatedAt: now() }),
    async listIncluded(after, skip, limit) {
      const rows = await store.listIncluded(after, skip, limit);
      return rows.map(({ hash: id, transaction, block }) => ({ id, transaction, block }));
    },
    reopen: (hash) => store.change(hash, { ...UNKNOWN, status: "sent", updatedAt: now() }),
    async findOutcome({ id: hash }, transactions) {
      const operation = await requireStored(store, hash);
      return findOperationOutcome(parameters, { hash, operation, transactions });
    },
  };
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
