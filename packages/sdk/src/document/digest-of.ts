import { type Hex, sha256 } from "viem";

/** SHA-256 of the stored bytes: what the chain holds of a document. */
export function digestOf(bytes: Uint8Array): Hex {
  return sha256(bytes);
}
