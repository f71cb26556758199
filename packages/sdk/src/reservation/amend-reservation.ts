import { amendmentDeskAbi } from "@medequipshare/contracts";
import type { TokenUnits, UnixSeconds } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";
import type { AmendmentRequest } from "./amendment-request.ts";

export type AmendReservationParameters = AmendmentRequest;
export type AmendReservationReturnType = ActReceipt & {
  readonly startsAt: UnixSeconds;
  readonly endsAt: UnixSeconds;
  /** Held from then on. */
  readonly escrow: TokenUnits;
  /** What slots given up late cost, paid out of the escrow before. */
  readonly toOwner: TokenUnits;
};

/**
 * Gives a confirmed reservation, or the end of a loan, another time under its own terms. The sender is a coordinator of
 * the borrower. The domain's `amendment` says beforehand what it costs.
 */
export async function amendReservation(
  { sender, addresses }: NetworkWriter,
  { reservationId, startsAt, endsAt }: AmendReservationParameters,
): Promise<AmendReservationReturnType> {
  const address = addresses.amendmentDesk;
  const receipt = await sender.send([
    encodeCall(address, amendmentDeskAbi, "amend", [reservationId, startsAt, endsAt]),
  ]);
  const { escrow, toOwner } = requireEvent({
    logs: receipt.logs,
    address,
    abi: amendmentDeskAbi,
    eventName: "ReservationAmended",
  });
  return { ...receipt, startsAt, endsAt, escrow, toOwner };
}
