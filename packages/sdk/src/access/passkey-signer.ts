import { type Address, concat, type Hex } from "viem";
import type { P256PublicKey } from "./p256-key.ts";

/** The ERC-7913 signer of a passkey: `verifier address | x | y`. */
export function passkeySigner(webAuthnVerifier: Address, { x, y }: P256PublicKey): Hex {
  return concat([webAuthnVerifier, x, y]);
}
