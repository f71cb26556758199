import type { NodeClient } from "@medequipshare/protocol";
import { type ActReceipt, type NetworkReader, type NetworkWriter, reserveCart } from "@medequipshare/sdk";
import type { Cart, CartItem } from "./cart.ts";

export type SignCart = (
  network: NetworkReader & NetworkWriter,
  node: NodeClient,
  cart: Cart,
) => Promise<ActReceipt>;

/**
 * Reserves all of a cart or none of it in one act, sweeping the lapsed holds in its way; what needs its owner's approval
 * is held for it.
 */
export const signCart: SignCart = async (network, node, cart) =>
  reserveCart(network, { items: await Promise.all(cart.map((item) => requestOf(node, item))) });

async function requestOf(node: NodeClient, item: CartItem) {
  const { unitId, startsAt, endsAt, priority, approvalNeeded } = item;
  const query = { from: startsAt, to: endsAt };
  const { stale } = await node.unit.calendar({ params: { unitId }, query });
  const request = { unitId, startsAt, endsAt, priority, stale };
  return { act: approvalNeeded ? "hold" : "reserve", ...request } as const;
}
