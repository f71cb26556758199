import { createPublicKey, verify } from "node:crypto";
import { encodeMeterReading } from "@medequipshare/domain";
import type { Bytes32, ReadingPayload } from "@medequipshare/protocol";
import type { NetworkAddresses } from "@medequipshare/sdk";
import { hexToBytes } from "viem";

/** Tells whether a reading carries the signature of the meter with this key. */
export function isSignedReading(
  reading: ReadingPayload,
  { x, y }: { readonly x: Bytes32; readonly y: Bytes32 },
  { chainId, usageMeter }: Pick<NetworkAddresses, "chainId" | "usageMeter">,
): boolean {
  const preimage = encodeMeterReading(reading, { chainId, contract: usageMeter });
  const jwk = { kty: "EC", crv: "P-256", x: base64url(x), y: base64url(y) };
  const signature = Buffer.concat([hexToBytes(reading.r), hexToBytes(reading.s)]);
  try {
    const key = createPublicKey({ key: jwk, format: "jwk" });
    return verify("sha256", preimage, { key, dsaEncoding: "ieee-p1363" }, signature);
  } catch {
    return false;
  }
}

function base64url(hex: Bytes32): string {
  return Buffer.from(hexToBytes(hex)).toString("base64url");
}
