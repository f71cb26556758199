import { amendmentDeskAbi } from "@medequipshare/contracts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type OfferTransferParameters = {
  readonly reservationId: bigint;
  /** Whom it is offered to; a later offer replaces an earlier one. */
  readonly toFacilityId: number;
};
export type OfferTransferReturnType = ActReceipt;

/** Offers a confirmed reservation to another facility. The sender is a coordinator of the borrower. */
export function offerTransfer(
  { sender, addresses }: NetworkWriter,
  { reservationId, toFacilityId }: OfferTransferParameters,
): Promise<OfferTransferReturnType> {
  const args = [reservationId, toFacilityId] as const;
  return sender.send([encodeCall(addresses.amendmentDesk, amendmentDeskAbi, "offerTransfer", args)]);
}
