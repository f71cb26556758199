import type { ActReceipt, NetworkReader, NetworkWriter } from "@medequipshare/sdk";
import type { Cart } from "./cart.ts";

export type SignCart = (network: NetworkReader & NetworkWriter, cart: Cart) => Promise<ActReceipt>;

/** Reserves all of a cart or none of it in one act; undefined as long as the contracts cannot. */
export const signCart: SignCart | undefined = undefined;
