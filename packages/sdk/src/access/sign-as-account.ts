import type { Address, Hex } from "viem";
import { encodeAssertion } from "./encode-assertion.ts";
import { encodeMultiSignature } from "./encode-multi-signature.ts";
import type { Passkey } from "./passkey.ts";
import { passkeySigner } from "./passkey-signer.ts";

export type SignAsAccountParameters = {
  readonly passkey: Passkey;
  readonly webAuthnVerifier: Address;
  readonly hash: Hex;
};

/** A passkey account's signature (threshold 1) over a hash it signs as it is, such as that of a user operation. */
export async function signAsAccount({
  passkey,
  webAuthnVerifier,
  hash,
}: SignAsAccountParameters): Promise<Hex> {
  const signature = encodeAssertion(await passkey.sign(hash));
  return encodeMultiSignature([{ signer: passkeySigner(webAuthnVerifier, passkey.publicKey), signature }]);
}
