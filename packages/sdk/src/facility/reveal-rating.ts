import { ratingDeskAbi } from "@medequipshare/contracts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { encodeRating, type RatingCommitmentParameters } from "./rating.ts";

export type RevealRatingParameters = RatingCommitmentParameters;
export type RevealRatingReturnType = ActReceipt;

/** Reveals a committed rating. Anyone who knows rating and salt may send it. */
export function revealRating(
  { sender, addresses }: NetworkWriter,
  { reservationId, raterId, rating, salt }: RevealRatingParameters,
): Promise<RevealRatingReturnType> {
  return sender.send([
    encodeCall(addresses.ratingDesk, ratingDeskAbi, "reveal", [
      reservationId,
      raterId,
      encodeRating(rating),
      salt,
    ]),
  ]);
}
