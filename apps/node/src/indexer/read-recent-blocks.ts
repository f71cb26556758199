import type { NetworkAddresses } from "@medequipshare/sdk";
import type { Hex, PublicClient } from "viem";
import { completeLogs } from "./complete-logs.ts";
import { followedTopics } from "./followed-topics.ts";
import { groupByBlock } from "./group-by-block.ts";
import type { BlockRange, ReadBlocks } from "./read-final-blocks.ts";
import { type Header, readHeaders } from "./read-header.ts";
import { readLogs } from "./read-logs.ts";

/**
 * Blocks with events in a range that may still be replaced; undefined when headers and logs do not form one chain on
 * top of `parentHash`, as when a reorganisation happens between two requests: then the caller looks again.
 */
export async function readRecentBlocks(
  client: PublicClient,
  addresses: NetworkAddresses,
  { from, to, parentHash }: BlockRange & { readonly parentHash: Hex | undefined },
): Promise<ReadBlocks | undefined> {
  const followed = followedTopics(addresses);
  const [headers, answered] = await Promise.all([
    readHeaders(client, from, to),
    readLogs(client, { addresses: [...followed.keys()], from, to }),
  ]);
  const last = headers?.at(-1);
  if (headers === undefined || last === undefined || !isChain(headers, parentHash)) return undefined;
  const byNumber = new Map(headers.map((header) => [header.number, header]));
  const complete = await completeLogs(client, followed, { headers, logs: answered });
  if (complete === undefined) return undefined;
  const { logs, leftOut } = complete;
  if (logs.some((log) => byNumber.get(log.block)?.hash !== log.blockHash)) return undefined;
  return {
    blocks: groupByBlock(addresses, logs, (block) => byNumber.get(block)?.timestamp ?? 0),
    last,
    leftOut,
  };
}

function isChain(headers: readonly Header[], parentHash: Hex | undefined): boolean {
  let expected = parentHash;
  for (const header of headers) {
    if (expected !== undefined && header.parentHash !== expected) return false;
    expected = header.hash;
  }
  return true;
}
