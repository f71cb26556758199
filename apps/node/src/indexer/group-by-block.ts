import type { BlockWithEvents, ChainEvent } from "@medequipshare/readmodel";
import type { NetworkAddresses } from "@medequipshare/sdk";
import type { RawLog } from "./read-logs.ts";
import { toChainEvent } from "./to-chain-event.ts";

/** Decodes logs, which are in order, and puts those of one block together. */
export function groupByBlock(
  addresses: NetworkAddresses,
  logs: readonly RawLog[],
  timestampOf: (block: number) => number,
): readonly BlockWithEvents[] {
  const groups: (BlockWithEvents & { readonly events: ChainEvent[] })[] = [];
  for (const log of logs) {
    const event = toChainEvent(addresses, log, timestampOf(log.block));
    if (event === undefined) continue;
    const group = groups.at(-1);
    if (group?.number === log.block) group.events.push(event);
    else groups.push({ number: log.block, hash: log.blockHash, timestamp: event.at, events: [event] });
  }
  return groups;
}
