import { type ActReceipt, type NetworkReader, type NetworkWriter, reserveCart } from "@medequipshare/sdk";
import type { Cart } from "./cart.ts";

export type SignCart = (network: NetworkReader & NetworkWriter, cart: Cart) => Promise<ActReceipt>;

/** Reserves all of a cart or none of it in one act; what needs its owner's approval is held for it. */
export const signCart: SignCart = (network, cart) =>
  reserveCart(network, {
    items: cart.map(({ unitId, startsAt, endsAt, priority, approvalNeeded }) => ({
      act: approvalNeeded ? "hold" : "reserve",
      unitId,
      startsAt,
      endsAt,
      priority,
    })),
  });
