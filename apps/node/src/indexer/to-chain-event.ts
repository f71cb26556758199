import type { ChainEvent } from "@medequipshare/readmodel";
import { decodeEvent, type NetworkAddresses, type NetworkEvent } from "@medequipshare/sdk";
import { isIgnored } from "@medequipshare/sdk/tells";
import type { RawLog } from "./read-logs.ts";

type Followed<Event> = Event extends { readonly eventName: ChainEvent["eventName"] } ? Event : never;

/** The read model's event for a log, or undefined when it follows no such event. */
export function toChainEvent(
  addresses: NetworkAddresses,
  { block, blockHash, transaction, logIndex, ...log }: RawLog,
  at: number,
): ChainEvent | undefined {
  const event = decodeEvent(addresses, log);
  if (event === undefined || !isFollowed(event)) return undefined;
  return { ...event, block, blockHash, at, transaction, logIndex };
}

function isFollowed(event: NetworkEvent): event is Followed<NetworkEvent> {
  return !isIgnored(event.eventName);
}
