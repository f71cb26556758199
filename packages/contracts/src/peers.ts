import { peerPlaces } from "./peers.gen.ts";

export { contractRooms, peerPlaces } from "./peers.gen.ts";

/** A contract of those that know each other, as addresses and ABIs name it. */
export type PeerName = keyof typeof peerPlaces;
/** The same as Solidity names it. */
export type PeerContract = (typeof peerPlaces)[PeerName]["contract"];

/** The peers in the order of the enum Peer, in which they are deployed. */
// The generated record has these keys and no others.
export const peerNames = Object.keys(peerPlaces) as readonly PeerName[];

/** One value for each peer. */
export function mapPeers<Value>(of: (name: PeerName) => Value): Readonly<Record<PeerName, Value>> {
  // `peerNames` holds every key of the record.
  return Object.fromEntries(peerNames.map((name) => [name, of(name)])) as Record<PeerName, Value>;
}
