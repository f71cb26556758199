import { type Hex, sha256 } from "viem";

/** What stands on chain for a document stored as it is: SHA-256 of its bytes. */
export const documentDigest = (bytes: Uint8Array): Hex => sha256(bytes);
