import { ratingDeskAbi } from "@medequipshare/contracts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { type RatingCommitmentParameters, ratingCommitment } from "./rating.ts";

export type CommitRatingParameters = RatingCommitmentParameters;
export type CommitRatingReturnType = ActReceipt;

/** Commits a rating without showing it. The sender is coordinator of the rater, a party of a settled loan. */
export function commitRating(
  { sender, addresses }: NetworkWriter,
  parameters: CommitRatingParameters,
): Promise<CommitRatingReturnType> {
  const commitment = ratingCommitment(parameters);
  return sender.send([
    encodeCall(addresses.ratingDesk, ratingDeskAbi, "commit", [parameters.reservationId, commitment]),
  ]);
}
