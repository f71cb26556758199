import { reservationManagerAbi } from "@medequipshare/contracts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type DeclineReservationParameters = { readonly reservationId: bigint };
export type DeclineReservationReturnType = ActReceipt;

/** Declines a hold and frees its slots at once. The sender is a coordinator of the owner. */
export function declineReservation(
  { sender, addresses }: NetworkWriter,
  { reservationId }: DeclineReservationParameters,
): Promise<DeclineReservationReturnType> {
  return sender.send([
    encodeCall(addresses.reservationManager, reservationManagerAbi, "decline", [reservationId]),
  ]);
}
