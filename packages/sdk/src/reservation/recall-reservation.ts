import { amendmentDeskAbi } from "@medequipshare/contracts";
import {
  RecallReason,
  type RecallReasonName,
  type TokenUnits,
  type UnixSeconds,
} from "@medequipshare/domain";
import type { Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type RecallReservationParameters = {
  readonly reservationId: bigint;
  /** On the unit's slot grid, at least 24 hours ahead and before the present end. */
  readonly endsAt: UnixSeconds;
  readonly reason: RecallReasonName;
  /** Digest of the reason in words, see {@link hashReason}. Whoever sends it keeps words and salt. */
  readonly reasonHash: Hex;
};
export type RecallReservationReturnType = ActReceipt & {
  readonly endsAt: UnixSeconds;
  /** Held from then on. */
  readonly escrow: TokenUnits;
  /** What the owner paid the borrower for the slots taken back. */
  readonly toBorrower: TokenUnits;
};

/** Ends a loan earlier, for a compensation. The sender is a coordinator of the owner. */
export async function recallReservation(
  { sender, addresses }: NetworkWriter,
  { reservationId, endsAt, reason, reasonHash }: RecallReservationParameters,
): Promise<RecallReservationReturnType> {
  const address = addresses.amendmentDesk;
  const receipt = await sender.send([
    encodeCall(address, amendmentDeskAbi, "recall", [
      reservationId,
      endsAt,
      RecallReason[reason],
      reasonHash,
    ]),
  ]);
  const { escrow, toBorrower } = requireEvent({
    logs: receipt.logs,
    address,
    abi: amendmentDeskAbi,
    eventName: "ReservationRecalled",
  });
  return { ...receipt, endsAt, escrow, toBorrower };
}
