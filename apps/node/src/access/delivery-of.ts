import type { Bytes32, ChainLog, Operation } from "@medequipshare/protocol";
import type { OperationRow, RelayRow } from "@medequipshare/readmodel";
import type { PublicClient } from "viem";
import { findReceipt } from "./relayer.ts";

/** The logs of a transaction; undefined when the chain does not hold it, or no longer. */
export type ReadLogs = (transaction: Bytes32) => Promise<ChainLog[] | undefined>;

export function logReader(client: PublicClient): ReadLogs {
  return async (transaction) => {
    const receipt = await findReceipt(client, transaction);
    return receipt?.logs.map(({ address, topics, data, logIndex }) => ({
      address,
      topics: [...topics],
      data,
      logIndex,
    }));
  };
}

const NOWHERE = { blockNumber: null, gasUsed: null, success: null, revertData: null, logs: [] };

/** How far a stored act has come, as the API tells it. */
export async function deliveryOf(
  row: OperationRow | RelayRow,
  readLogs: ReadLogs,
): Promise<Omit<Operation, "hash" | "account" | "visible" | "alternatives">> {
  const { status, transaction, block, gasUsed, success, revertData } = row;
  // One transaction carries one act, so all its logs belong to it.
  const logs = status === "included" && transaction !== null ? await readLogs(transaction) : [];
  // What succeeded and was dropped by a reorganisation is on its way again, or will be in a moment; a refusal stands.
  if (logs === undefined && success !== false)
    return { status: "sent", transactionHash: transaction, ...NOWHERE };
  const kept = { status, transactionHash: transaction, blockNumber: block, gasUsed, success, revertData };
  return { ...kept, logs: logs ?? [] };
}
