import type { Bytes32 } from "@medequipshare/protocol";
import type { P256PrivateJwk } from "@medequipshare/sdk";

/** The coordinates of a private key's public half. */
export function publicKeyOf({ x, y }: P256PrivateJwk): { readonly x: Bytes32; readonly y: Bytes32 } {
  return { x: coordinate(x), y: coordinate(y) };
}

function coordinate(base64url: string): Bytes32 {
  return `0x${Buffer.from(base64url, "base64url").toString("hex")}`;
}
