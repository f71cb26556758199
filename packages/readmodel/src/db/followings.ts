import type { PeerName } from "@medequipshare/contracts";
import type { ToldEvent } from "@medequipshare/sdk/tells";
import { custodyEvents } from "../custody/events.ts";
import { equipmentEvents } from "../equipment/events.ts";
import { facilityEvents } from "../facility/events.ts";
import { ratingEvents } from "../facility/rating-events.ts";
import { maintenanceEvents } from "../maintenance/events.ts";
import { amendmentEvents } from "../reservation/amendment-events.ts";
import { reservationEvents } from "../reservation/events.ts";
import { overrideEvents } from "../reservation/override-events.ts";
import { waitlistEvents } from "../reservation/waitlist-events.ts";
import { ledgerEvents } from "../settlement/events.ts";
import { settlementEvents } from "../settlement/settlement-events.ts";
import { checkoutEvents } from "../usage/checkout-events.ts";
import { meterEvents } from "../usage/events.ts";
import type { Following } from "./follow.ts";

const followed = [
  facilityEvents,
  ratingEvents,
  ledgerEvents,
  settlementEvents,
  equipmentEvents,
  reservationEvents,
  amendmentEvents,
  waitlistEvents,
  overrideEvents,
  meterEvents,
  checkoutEvents,
  custodyEvents,
  maintenanceEvents,
] as const;

/** Peers that emit anything worth following. */
type TellingPeer = {
  [Peer in PeerName]: [ToldEvent<Peer>] extends [never] ? never : Peer;
}[PeerName];
type Followings = { readonly [Peer in TellingPeer]: Following<Peer> };

/** Does not compile while a peer is followed by nobody. */
function byPeer<const Each extends { readonly peer: TellingPeer }>(
  each: readonly Each[],
  ..._unfollowed: [TellingPeer] extends [Each["peer"]] ? [] : [Exclude<TellingPeer, Each["peer"]>]
): Followings {
  // Each stands under its own peer, and the parameters have shown that none lacks.
  return Object.fromEntries(each.map((following) => [following.peer, following])) as unknown as Followings;
}

/** What the rooms do with the events of every peer. */
export const followings: Followings = byPeer(followed);
