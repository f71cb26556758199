import { ratingDeskAbi } from "@medequipshare/contracts";
import { encodeAbiParameters, getAbiItem, type Hex, keccak256, zeroHash } from "viem";

/** A rating of the other side of a loan, each score one to five. */
export type Rating = {
  readonly condition: number;
  readonly punctuality: number;
  readonly communication: number;
  /** Digest of the encrypted comment. */
  readonly comment?: Hex | undefined;
};

export type RatingCommitmentParameters = {
  readonly reservationId: bigint;
  readonly raterId: number;
  readonly rating: Rating;
  /** 32 random bytes, kept until the reveal. */
  readonly salt: Hex;
};

const reveal = getAbiItem({ abi: ratingDeskAbi, name: "reveal" }).inputs;

/** keccak256(abi.encode(reservationId, raterId, rating, salt)): what is published before the rating itself. */
export function ratingCommitment({ reservationId, raterId, rating, salt }: RatingCommitmentParameters): Hex {
  return keccak256(encodeAbiParameters(reveal, [reservationId, raterId, encodeRating(rating), salt]));
}

/** The rating as the RatingDesk takes it. */
export function encodeRating({ comment, ...scores }: Rating) {
  return { ...scores, comment: comment ?? zeroHash };
}
