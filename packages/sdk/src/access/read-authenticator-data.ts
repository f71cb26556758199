import { type Address, decodeAbiParameters, type Hex } from "viem";
import { assertionFields } from "./encode-assertion.ts";
import { multiSignatureFields } from "./encode-multi-signature.ts";

/**
 * What the authenticators said that signed as an account: of each passkey in the account's signature its
 * authenticatorData, of other signers nothing. Throws what viem throws of a signature that cannot be read.
 */
export function readAuthenticatorData(webAuthnVerifier: Address, signature: Hex): readonly Hex[] {
  const [signers, signatures] = decodeAbiParameters(multiSignatureFields, signature);
  return signatures.flatMap((one, index) => {
    const isPasskey = signers[index]?.toLowerCase().startsWith(webAuthnVerifier.toLowerCase()) ?? true;
    return isPasskey ? [decodeAbiParameters(assertionFields, one)[4]] : [];
  });
}
