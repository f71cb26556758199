import type { Hex, PublicClient, RpcTransactionReceipt } from "viem";
import type { FollowedTopics } from "./followed-topics.ts";
import type { Header } from "./read-header.ts";
import { type RawLog, toRawLogs } from "./read-logs.ts";

/** The followed events' logs in a block's receipts; undefined when these are not, or no longer, all there. */
export async function readReceiptLogs(
  client: PublicClient,
  header: Header,
  followed: FollowedTopics,
): Promise<readonly RawLog[] | undefined> {
  const receipts = (await readAtOnce(client, header)) ?? (await readEach(client, header));
  const isWhole =
    receipts.length === header.transactions.length &&
    receipts.every(({ blockHash }) => blockHash === header.hash);
  if (!isWhole) return undefined;
  const isFollowed = ({ address, topics: [topic] }: { address: Hex; topics: readonly Hex[] }) =>
    topic !== undefined && followed.get(`0x${address.slice(2).toLowerCase()}`)?.has(topic) === true;
  return toRawLogs(receipts.flatMap(({ logs }) => logs).filter(isFollowed));
}

/** Undefined when the RPC has no such method. */
async function readAtOnce(
  client: PublicClient,
  { number }: Header,
): Promise<readonly RpcTransactionReceipt[] | undefined> {
  try {
    const block = `0x${number.toString(16)}` as const;
    return (await client.request({ method: "eth_getBlockReceipts", params: [block] })) ?? [];
  } catch {
    return undefined;
  }
}

async function readEach(
  client: PublicClient,
  { transactions }: Header,
): Promise<readonly RpcTransactionReceipt[]> {
  const receipts: RpcTransactionReceipt[] = [];
  for (const hash of transactions) {
    const receipt = await client.request({ method: "eth_getTransactionReceipt", params: [hash] });
    if (receipt !== null) receipts.push(receipt);
  }
  return receipts;
}
