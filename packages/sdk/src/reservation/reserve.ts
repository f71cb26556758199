import { reservationManagerAbi } from "@medequipshare/contracts";
import type { TokenUnits } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { encodeRequest, type ReservationRequest } from "./reservation-request.ts";

export type ReserveParameters = ReservationRequest;
export type ReserveReturnType = ActReceipt & {
  readonly reservationId: bigint;
  /** What left the borrower's free balance. */
  readonly escrow: TokenUnits;
};

/** Holds and confirms in one act. The sender is a coordinator of the borrower. */
export async function reserve(
  { sender, addresses }: NetworkWriter,
  request: ReserveParameters,
): Promise<ReserveReturnType> {
  const address = addresses.reservationManager;
  const receipt = await sender.send([
    encodeCall(address, reservationManagerAbi, "reserve", [encodeRequest(request)]),
  ]);
  const { reservationId, escrow } = requireEvent({
    logs: receipt.logs,
    address,
    abi: reservationManagerAbi,
    eventName: "ReservationConfirmed",
  });
  return { ...receipt, reservationId, escrow };
}
