import { checkoutDeskAbi } from "@medequipshare/contracts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import type { BreakGlassKey } from "./get-break-glass.ts";

export type PlaceBreakGlassParameters = BreakGlassKey & { readonly reservationId: bigint };
export type PlaceBreakGlassReturnType = ActReceipt;

/** Shows during which loan an opening happened, when whoever relayed it did not. Anyone may send it. */
export function placeBreakGlass(
  { sender, addresses }: NetworkWriter,
  { unitId, lock, sequence, reservationId }: PlaceBreakGlassParameters,
): Promise<PlaceBreakGlassReturnType> {
  const args = [unitId, lock, sequence, reservationId] as const;
  return sender.send([encodeCall(addresses.checkoutDesk, checkoutDeskAbi, "placeBreakGlass", args)]);
}
