import type { Address, Hex, PublicClient, RpcLog } from "viem";
import { eventTopics } from "./event-topics.ts";

export type RawLog = {
  readonly address: Address;
  readonly topics: readonly Hex[];
  readonly data: Hex;
  readonly block: number;
  readonly blockHash: Hex;
  readonly transaction: Hex;
  readonly logIndex: number;
  /** Unix seconds; not every RPC says it. */
  readonly timestamp: number | undefined;
};

export type ReadLogsParameters = {
  readonly addresses: readonly Address[];
  /** Inclusive. */
  readonly from: number;
  readonly to: number;
};

/** The followed events' logs of the contracts, in the chain's order. */
export async function readLogs(
  client: PublicClient,
  { addresses, from, to }: ReadLogsParameters,
): Promise<readonly RawLog[]> {
  const logs = await client.request({
    method: "eth_getLogs",
    params: [
      {
        address: [...addresses],
        topics: [[...eventTopics]],
        fromBlock: `0x${from.toString(16)}`,
        toBlock: `0x${to.toString(16)}`,
      },
    ],
  });
  return toRawLogs(logs);
}

/** The same of one block; undefined when the RPC does not know it, or takes no hash. */
export async function readLogsOfBlock(
  client: PublicClient,
  addresses: readonly Address[],
  blockHash: Hex,
): Promise<readonly RawLog[] | undefined> {
  try {
    const filter = { address: [...addresses], topics: [[...eventTopics]], blockHash };
    return toRawLogs(await client.request({ method: "eth_getLogs", params: [filter] }));
  } catch {
    return undefined;
  }
}

/** In the chain's order. */
export function toRawLogs(logs: readonly RpcLog[]): readonly RawLog[] {
  return logs
    .flatMap((log) => rawLog(log) ?? [])
    .sort((a, b) => a.block - b.block || a.logIndex - b.logIndex);
}

function rawLog(log: RpcLog): RawLog | undefined {
  const { blockNumber, blockHash, transactionHash, logIndex } = log;
  // Logs of pending blocks lack these; they are not asked for.
  if (blockNumber === null || blockHash === null || transactionHash === null || logIndex === null)
    return undefined;
  const stamp: unknown = "blockTimestamp" in log ? log.blockTimestamp : undefined;
  return {
    address: log.address,
    topics: log.topics,
    data: log.data,
    block: Number(blockNumber),
    blockHash,
    transaction: transactionHash,
    logIndex: Number(logIndex),
    timestamp: typeof stamp === "string" ? Number(stamp) : undefined,
  };
}
