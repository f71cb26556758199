import type { Bytes32, ChainLog, Operation } from "@medequipshare/protocol";
import type { OperationRow, RelayRow } from "@medequipshare/readmodel";
import type { PublicClient } from "viem";
import { findReceipt } from "./relayer.ts";

/** The logs of an included transaction. */
export type ReadLogs = (transaction: Bytes32) => Promise<ChainLog[]>;

export function logReader(client: PublicClient): ReadLogs {
  return async (transaction) => {
    const receipt = await findReceipt(client, transaction);
    return (receipt?.logs ?? []).map(({ address, topics, data, logIndex }) => ({
      address,
      topics: [...topics],
      data,
      logIndex,
    }));
  };
}

/** How far a stored act has come, as the API tells it. */
export async function deliveryOf(
  row: OperationRow | RelayRow,
  readLogs: ReadLogs,
): Promise<Omit<Operation, "hash" | "account" | "visible">> {
  const { status, transaction, block, gasUsed, success, revertData } = row;
  return {
    status,
    transactionHash: transaction,
    blockNumber: block,
    gasUsed,
    success,
    revertData,
    // One transaction carries one act, so all its logs belong to it.
    logs: status === "included" && transaction !== null ? await readLogs(transaction) : [],
  };
}
