import type { BlockWithEvents } from "@medequipshare/readmodel";
import type { NetworkAddresses } from "@medequipshare/sdk";
import type { PublicClient } from "viem";
import { completeLogs } from "./complete-logs.ts";
import { followedTopics } from "./followed-topics.ts";
import { groupByBlock } from "./group-by-block.ts";
import { type Header, readHeader, readHeaders } from "./read-header.ts";
import { readLogs } from "./read-logs.ts";

export type BlockRange = { readonly from: number; readonly to: number };
export type ReadBlocks = {
  /** Those with events, in order. */
  readonly blocks: readonly BlockWithEvents[];
  /** Of the last block of the range. */
  readonly last: Header;
  /** How many logs the RPC left out of what it answered. */
  readonly leftOut: number;
};

/** Headers asked for at once. */
const HEADERS = 64;

/**
 * Blocks with events in a range below finality, which nobody replaces; undefined when the range is not there. From
 * `comparedFrom` on, every block's logs are compared with its header.
 */
export async function readFinalBlocks(
  client: PublicClient,
  addresses: NetworkAddresses,
  { from, to, comparedFrom }: BlockRange & { readonly comparedFrom: number },
): Promise<ReadBlocks | undefined> {
  const followed = followedTopics(addresses);
  const answered = await readLogs(client, { addresses: [...followed.keys()], from, to });
  const headers = await readAllHeaders(client, Math.max(from, comparedFrom), to);
  const last = headers?.at(-1) ?? (await readHeader(client, to));
  if (headers === undefined || last === undefined) return undefined;
  const complete = await completeLogs(client, followed, { headers, logs: answered });
  if (complete === undefined) return undefined;
  const { logs, leftOut } = complete;
  const stamps = new Map<number, number | undefined>(logs.map((log) => [log.block, log.timestamp]));
  for (const { number, timestamp } of headers) stamps.set(number, timestamp);
  const unstamped = [...stamps].filter(([, timestamp]) => timestamp === undefined).map(([block]) => block);
  for (const header of await Promise.all(unstamped.map((block) => readHeader(client, block)))) {
    if (header === undefined) return undefined;
    stamps.set(header.number, header.timestamp);
  }
  return { blocks: groupByBlock(addresses, logs, (block) => stamps.get(block) ?? 0), last, leftOut };
}

async function readAllHeaders(
  client: PublicClient,
  from: number,
  to: number,
): Promise<readonly Header[] | undefined> {
  const all: Header[] = [];
  for (let first = from; first <= to; first += HEADERS) {
    const headers = await readHeaders(client, first, Math.min(first + HEADERS - 1, to));
    if (headers === undefined) return undefined;
    all.push(...headers);
  }
  return all;
}
