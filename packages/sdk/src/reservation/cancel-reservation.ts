import { reservationManagerAbi } from "@medequipshare/contracts";
import type { TokenUnits } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type CancelReservationParameters = { readonly reservationId: bigint };
export type CancelReservationReturnType = ActReceipt & {
  /** What a late cancellation owed the owner. */
  readonly toOwner: TokenUnits;
};

/** Cancels before pick-up. The sender is a coordinator of borrower or owner. */
export async function cancelReservation(
  { sender, addresses }: NetworkWriter,
  { reservationId }: CancelReservationParameters,
): Promise<CancelReservationReturnType> {
  const address = addresses.reservationManager;
  const receipt = await sender.send([encodeCall(address, reservationManagerAbi, "cancel", [reservationId])]);
  const { toOwner } = requireEvent({
    logs: receipt.logs,
    address,
    abi: reservationManagerAbi,
    eventName: "ReservationCancelled",
  });
  return { ...receipt, toOwner };
}
