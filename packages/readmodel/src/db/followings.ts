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
import { byPeer } from "./by-peer.ts";

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

/** What the rooms do with the events of every peer. */
export const followings = byPeer(followed);
