import type { EventArgs, EventName, PeerAbis, PeerName, peers } from "@medequipshare/contracts";
import type { IgnoredEvent } from "./ignored-events.ts";

/** The events of a peer that tell something about the network. */
export type ToldEvent<Peer extends PeerName> = Exclude<EventName<Peer>, IgnoredEvent>;

type ByPeer<Value extends { readonly [Peer in PeerName]: unknown }> = Value[PeerName];

/** Rooms whose contracts emit events. */
export type TellingRoom = (typeof peers)[PeerName]["room"];

/** The events of all peers of one room, or of every room. */
export type ToldEventOf<Room extends TellingRoom = TellingRoom> = ByPeer<{
  [Peer in PeerName]: (typeof peers)[Peer]["room"] extends Room ? ToldEvent<Peer> : never;
}>;

type KeyOf<Args> = Args extends unknown ? keyof Args & string : never;

/** The names of all arguments of all these events. */
export type ToldArgument = ByPeer<{
  [Peer in keyof PeerAbis]: { [Name in ToldEvent<Peer>]: KeyOf<EventArgs<Peer, Name>> }[ToldEvent<Peer>];
}>;

/**
 * What each event of a room tells everybody, as an English sentence. An event that lacks, or that no contract of the
 * room emits, does not compile; another language is another map of this type.
 */
export type Sentences<Room extends TellingRoom> = { readonly [Name in ToldEventOf<Room>]: string };
