import { AppError } from "@medequipshare/domain";
import type { Hex } from "viem";
import { digestOf } from "./digest-of.ts";

/** Throws document.digest-mismatch unless the bytes have the digest. */
export function verifyDocument(bytes: Uint8Array, digest: Hex): void {
  const actual = digestOf(bytes);
  if (actual !== digest.toLowerCase()) {
    throw new AppError("document.digest-mismatch", { expected: digest, actual });
  }
}
