import { bytesToHex, bytesToString } from "viem";
import { parseDerSignature } from "./p256-key.ts";
import type { Assertion } from "./passkey.ts";

export type AuthenticatorAnswer = {
  readonly authenticatorData: Uint8Array;
  readonly clientDataJSON: Uint8Array;
  /** In DER, as WebAuthn has it. */
  readonly signature: Uint8Array;
};

/** What an authenticator answers in a browser, as the contracts verify it. Throws access.key-malformed. */
export function readAssertion(answer: AuthenticatorAnswer): Assertion {
  const clientDataJSON = bytesToString(answer.clientDataJSON);
  return {
    ...parseDerSignature(bytesToHex(answer.signature)),
    challengeIndex: BigInt(clientDataJSON.indexOf('"challenge":"')),
    typeIndex: BigInt(clientDataJSON.indexOf('"type":"')),
    authenticatorData: bytesToHex(answer.authenticatorData),
    clientDataJSON,
  };
}
