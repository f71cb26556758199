import type { ContractEventName, GetEventArgs } from "viem";
import type { peers } from "./abi.gen.ts";
import type { PeerName } from "./peers.ts";

/** Each peer's ABI. */
export type PeerAbis = { readonly [Peer in PeerName]: (typeof peers)[Peer]["abi"] };

/** The names of a peer's events. */
export type EventName<Peer extends PeerName> = ContractEventName<PeerAbis[Peer]>;

/** The arguments of a peer's event, by name, as they are decoded from its log. */
export type EventArgs<Peer extends PeerName, Name extends EventName<Peer>> = GetEventArgs<
  PeerAbis[Peer],
  Name,
  { EnableUnion: false; IndexedOnly: false; Required: true }
>;

type EventsOf<Peer extends PeerName> = {
  [Name in EventName<Peer>]: {
    readonly peer: Peer;
    readonly eventName: Name;
    readonly args: EventArgs<Peer, Name>;
  };
}[EventName<Peer>];

/** Any event of any peer, told apart by `peer` and `eventName`. */
export type NetworkEvent = { [Peer in PeerName]: EventsOf<Peer> }[PeerName];
