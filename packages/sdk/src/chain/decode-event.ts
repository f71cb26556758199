import { type NetworkEvent, peerNames, peers } from "@medequipshare/contracts";
import { type Abi, type AbiEvent, decodeEventLog, toEventSelector } from "viem";
import type { NetworkAddresses } from "./network-addresses.ts";
import type { EventLog } from "./sender.ts";

/**
 * The event a log records; undefined when no peer emitted it or no ABI knows it. One contract may answer for several
 * peers: the event is that of the first whose ABI knows it.
 */
export function decodeEvent(addresses: NetworkAddresses, log: EventLog): NetworkEvent | undefined {
  const [signature, ...indexed] = log.topics;
  if (signature === undefined) return undefined;
  for (const peer of peerNames) {
    if (addresses[peer].toLowerCase() !== log.address.toLowerCase()) continue;
    const abi: Abi = peers[peer].abi;
    try {
      const topics = [signature, ...indexed] as const;
      const { eventName, args } = decodeEventLog({ abi, topics: [...topics], data: log.data, strict: true });
      // The pair of peer and event name was decoded by that peer's ABI, which is what NetworkEvent states.
      return { peer, eventName, args } as unknown as NetworkEvent;
    } catch {}
  }
  return undefined;
}

/** Every event of every peer, each once: what a log filter needs. */
export const networkEventsAbi: readonly AbiEvent[] = distinctEvents();

function distinctEvents(): readonly AbiEvent[] {
  const events = peerNames.flatMap((name) => {
    const abi: Abi = peers[name].abi;
    return abi.filter((item): item is AbiEvent => item.type === "event");
  });
  return [...new Map(events.map((event) => [toEventSelector(event), event])).values()];
}
