import { type Hex, toHex } from "viem";
import { optional } from "../terminal/param.ts";
import { bigInteger, bytes32, integer } from "../terminal/params.ts";

export const ratingArgs = { reservation: bigInteger("id", "reservation id of the settled loan") };

export const ratingOptions = {
  rater: integer("id", "your facility"),
  condition: integer("score", "1 to 5"),
  punctuality: integer("score", "1 to 5"),
  communication: integer("score", "1 to 5"),
  comment: optional(bytes32("digest", "digest of a private comment")),
};

/** 32 random bytes that keep a rating secret until it is revealed. */
export function newSalt(): Hex {
  return toHex(crypto.getRandomValues(new Uint8Array(32)));
}
