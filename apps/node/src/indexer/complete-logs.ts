import type { PublicClient } from "viem";
import { isCrowded, tellsOfMore } from "./block-bloom.ts";
import type { FollowedTopics } from "./followed-topics.ts";
import type { Header } from "./read-header.ts";
import { type RawLog, readLogsOfBlock } from "./read-logs.ts";
import { readReceiptLogs } from "./read-receipt-logs.ts";

export type CompleteLogs = {
  /** In the chain's order. */
  readonly logs: readonly RawLog[];
  /** How many only the receipts showed. */
  readonly leftOut: number;
};

/**
 * The logs of the followed events with what an RPC left out of its answer, as one does that has not got a block yet.
 * Each header's bloom says where to ask once more, by the block's hash, and then for the receipts; undefined when those
 * are not there. In a crowded block, whose bloom tells of everything, the answer to the hash decides.
 */
export async function completeLogs(
  client: PublicClient,
  followed: FollowedTopics,
  { headers, logs }: { readonly headers: readonly Header[]; readonly logs: readonly RawLog[] },
): Promise<CompleteLogs | undefined> {
  const byBlock = Map.groupBy(logs, (log) => log.block);
  let leftOut = 0;
  for (const header of headers) {
    const given = byBlock.get(header.number) ?? [];
    if (!tellsOfMore(header.bloom, followed, given)) continue;
    const asked = await readLogsOfBlock(client, [...followed.keys()], header.hash);
    let known = asked === undefined || asked.length < given.length ? given : asked;
    if (asked === undefined || (tellsOfMore(header.bloom, followed, asked) && !isCrowded(header.bloom))) {
      const received = await readReceiptLogs(client, header, followed);
      if (received === undefined) return undefined;
      leftOut += Math.max(0, received.length - known.length);
      known = received;
    }
    byBlock.set(header.number, [...known]);
  }
  const complete = [...byBlock.values()].flat();
  return { logs: complete.toSorted((a, b) => a.block - b.block || a.logIndex - b.logIndex), leftOut };
}
