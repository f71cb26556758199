import type { PeerName } from "@medequipshare/contracts";
import type { ToldEvent } from "@medequipshare/sdk/tells";
import type { Following } from "./follow.ts";

/** Peers that emit anything worth following. */
type TellingPeer = {
  [Peer in PeerName]: [ToldEvent<Peer>] extends [never] ? never : Peer;
}[PeerName];
type Followings = { readonly [Peer in TellingPeer]: Following<Peer> };

/** Does not compile while a peer is followed by nobody, and throws when one is followed twice. */
export function byPeer<const Each extends { readonly peer: TellingPeer }>(
  each: readonly Each[],
  ..._unfollowed: [TellingPeer] extends [Each["peer"]] ? [] : [Exclude<TellingPeer, Each["peer"]>]
): Followings {
  const peers = new Map(each.map((following) => [following.peer, following]));
  if (peers.size < each.length) throw new Error("a peer is followed twice");
  // Each stands under its own peer, and the parameters have shown that none lacks.
  return Object.fromEntries(peers) as unknown as Followings;
}
