import type { Abi, AbiEvent, ContractEventName } from "viem";
import { decodeEventLog, type GetEventArgs } from "viem";
import type { NetworkAddresses } from "./network-addresses.ts";
import { type PeerAbis, type PeerName, peerAbis, peerNames } from "./peer.ts";
import type { EventLog } from "./sender.ts";

type EventsOf<Peer extends PeerName> = {
  [Name in ContractEventName<PeerAbis[Peer]>]: {
    readonly peer: Peer;
    readonly eventName: Name;
    readonly args: GetEventArgs<
      PeerAbis[Peer],
      Name,
      { EnableUnion: false; IndexedOnly: false; Required: true }
    >;
  };
}[ContractEventName<PeerAbis[Peer]>];

/** Any event of any peer, told apart by `peer` and `eventName`. */
export type NetworkEvent = { [Peer in PeerName]: EventsOf<Peer> }[PeerName];

/** The event a log records; undefined when no peer emitted it or no ABI knows it. */
export function decodeEvent(addresses: NetworkAddresses, log: EventLog): NetworkEvent | undefined {
  const peer = peerNames.find((name) => addresses[name].toLowerCase() === log.address.toLowerCase());
  const [signature, ...indexed] = log.topics;
  if (peer === undefined || signature === undefined) return undefined;
  const abi: Abi = peerAbis[peer];
  try {
    const { eventName, args } = decodeEventLog({
      abi,
      topics: [signature, ...indexed],
      data: log.data,
      strict: true,
    });
    // The pair of peer and event name was decoded by that peer's ABI, which is what NetworkEvent states.
    return { peer, eventName, args } as unknown as NetworkEvent;
  } catch {
    return undefined;
  }
}

/** Every event of every peer: what a log filter needs. */
export const networkEventsAbi: readonly AbiEvent[] = peerNames.flatMap((name) => {
  const abi: Abi = peerAbis[name];
  return abi.filter((item): item is AbiEvent => item.type === "event");
});
