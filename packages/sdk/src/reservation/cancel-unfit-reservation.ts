import { reservationManagerAbi } from "@medequipshare/contracts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type CancelUnfitReservationParameters = { readonly reservationId: bigint };
export type CancelUnfitReservationReturnType = ActReceipt;

/**
 * Gives back, without a fee however late, what the owner cannot deliver: the unit is not fit, or the time has begun and
 * the owner does not have it. The sender is a coordinator of the borrower. Throws reservation.unit-fit otherwise.
 */
export function cancelUnfitReservation(
  { sender, addresses }: NetworkWriter,
  { reservationId }: CancelUnfitReservationParameters,
): Promise<CancelUnfitReservationReturnType> {
  return sender.send([
    encodeCall(addresses.reservationManager, reservationManagerAbi, "cancelUnfit", [reservationId]),
  ]);
}
