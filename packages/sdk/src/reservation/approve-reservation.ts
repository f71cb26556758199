import { reservationManagerAbi } from "@medequipshare/contracts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type ApproveReservationParameters = { readonly reservationId: bigint };
export type ApproveReservationReturnType = ActReceipt;

/** Approves a hold, so that its borrower may confirm it before it lapses. The sender is a coordinator of the owner. */
export function approveReservation(
  { sender, addresses }: NetworkWriter,
  { reservationId }: ApproveReservationParameters,
): Promise<ApproveReservationReturnType> {
  return sender.send([
    encodeCall(addresses.reservationManager, reservationManagerAbi, "approve", [reservationId]),
  ]);
}
