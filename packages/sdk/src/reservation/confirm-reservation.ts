import { reservationManagerAbi } from "@medequipshare/contracts";
import type { TokenUnits } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type ConfirmReservationParameters = { readonly reservationId: bigint };
export type ConfirmReservationReturnType = ActReceipt & {
  readonly reservationId: bigint;
  /** What left the borrower's free balance. */
  readonly escrow: TokenUnits;
};

/** Confirms a hold: takes cover and escrow. The sender is a coordinator of the same borrower. */
export async function confirmReservation(
  { sender, addresses }: NetworkWriter,
  { reservationId }: ConfirmReservationParameters,
): Promise<ConfirmReservationReturnType> {
  const address = addresses.reservationManager;
  const receipt = await sender.send([encodeCall(address, reservationManagerAbi, "confirm", [reservationId])]);
  const { escrow } = requireEvent({
    logs: receipt.logs,
    address,
    abi: reservationManagerAbi,
    eventName: "ReservationConfirmed",
  });
  return { ...receipt, reservationId, escrow };
}
