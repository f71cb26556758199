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

/** Peers that emit anything worth following. */
type TellingPeer = {
  [Peer in PeerName]: [ToldEvent<Peer>] extends [never] ? never : Peer;
}[PeerName];

/** What the rooms do with the events of every peer. */
export const followings: { readonly [Peer in TellingPeer]: Following<Peer> } = {
  facilityRegistry: facilityEvents,
  facilityLedger: ledgerEvents,
  equipmentRegistry: equipmentEvents,
  reservationManager: reservationEvents,
  usageMeter: meterEvents,
  custodyLedger: custodyEvents,
  checkoutDesk: checkoutEvents,
  maintenanceFund: maintenanceEvents,
  settlementDesk: settlementEvents,
  ratingDesk: ratingEvents,
  amendmentDesk: amendmentEvents,
  waitlistDesk: waitlistEvents,
  overrideDesk: overrideEvents,
};
