import type { Hex } from "viem";
import type { P256PublicKey } from "./p256-key.ts";

/** A WebAuthn assertion in the shape that the contracts verify. */
export type Assertion = {
  readonly r: Hex;
  /** In the lower half of the curve's order. */
  readonly s: Hex;
  /** Index in clientDataJSON at which `"challenge":"` begins. */
  readonly challengeIndex: bigint;
  /** Index in clientDataJSON at which `"type":"` begins. */
  readonly typeIndex: bigint;
  readonly authenticatorData: Hex;
  readonly clientDataJSON: string;
};

/** A person's authenticator: signs a challenge after verifying the person. */
export type Passkey = {
  readonly publicKey: P256PublicKey;
  /** Throws access.signing-declined when the person does not confirm. */
  sign(challenge: Hex): Promise<Assertion>;
};
