import type { NetworkWriter } from "../chain/network.ts";
import { type OfferTransferReturnType, offerTransfer } from "./offer-transfer.ts";

export type WithdrawTransferParameters = { readonly reservationId: bigint };
export type WithdrawTransferReturnType = OfferTransferReturnType;

/** Withdraws the offer of a reservation to another facility. The sender is a coordinator of the borrower. */
export function withdrawTransfer(
  writer: NetworkWriter,
  { reservationId }: WithdrawTransferParameters,
): Promise<WithdrawTransferReturnType> {
  return offerTransfer(writer, { reservationId, toFacilityId: 0 });
}
