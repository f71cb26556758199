import { reservationManagerAbi } from "@medequipshare/contracts";
import type { UnixSeconds } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { encodeRequest, type ReservationRequest } from "./reservation-request.ts";

export type HoldReservationParameters = ReservationRequest;
export type HoldReservationReturnType = ActReceipt & {
  readonly reservationId: bigint;
  /** When the hold lapses unless confirmed. */
  readonly heldUntil: UnixSeconds;
};

/** Holds an interval for a short time without escrow. The sender is a coordinator of the borrower. */
export async function holdReservation(
  { sender, addresses }: NetworkWriter,
  request: HoldReservationParameters,
): Promise<HoldReservationReturnType> {
  const address = addresses.reservationManager;
  const receipt = await sender.send([
    encodeCall(address, reservationManagerAbi, "hold", [encodeRequest(request)]),
  ]);
  const { reservationId, heldUntil } = requireEvent({
    logs: receipt.logs,
    address,
    abi: reservationManagerAbi,
    eventName: "ReservationHeld",
  });
  return { ...receipt, reservationId, heldUntil };
}
