import { createHash } from "node:crypto";
import type { Bytes32 } from "@medequipshare/protocol";

/** SHA-256 of bytes, as the chain holds it. */
export function digestOf(bytes: Uint8Array): Bytes32 {
  return `0x${createHash("sha256").update(bytes).digest("hex")}`;
}
