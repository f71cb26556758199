import type { BlockWithEvents } from "@medequipshare/readmodel";
import type { NetworkAddresses } from "@medequipshare/sdk";
import type { PublicClient } from "viem";
import { groupByBlock } from "./group-by-block.ts";
import { peerAddresses } from "./peer-addresses.ts";
import { type Header, readHeader } from "./read-header.ts";
import { readLogs } from "./read-logs.ts";

export type BlockRange = { readonly from: number; readonly to: number };
export type ReadBlocks = {
  /** Those with events, in order. */
  readonly blocks: readonly BlockWithEvents[];
  /** Of the last block of the range. */
  readonly last: Header;
};

/** Blocks with events in a range below finality, which nobody replaces; undefined when the range is not there. */
export async function readFinalBlocks(
  client: PublicClient,
  addresses: NetworkAddresses,
  { from, to }: BlockRange,
): Promise<ReadBlocks | undefined> {
  const logs = await readLogs(client, { addresses: peerAddresses(addresses), from, to });
  const last = await readHeader(client, to);
  if (last === undefined) return undefined;
  const stamps = new Map(logs.map((log) => [log.block, log.timestamp]));
  const unstamped = [...stamps].filter(([, timestamp]) => timestamp === undefined).map(([block]) => block);
  for (const header of await Promise.all(unstamped.map((block) => readHeader(client, block)))) {
    if (header === undefined) return undefined;
    stamps.set(header.number, header.timestamp);
  }
  return { blocks: groupByBlock(addresses, logs, (block) => stamps.get(block) ?? 0), last };
}
