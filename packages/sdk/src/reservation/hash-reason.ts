import { concat, type Hex, sha256, stringToBytes, toHex } from "viem";

const SALT_BYTES = 16;

export type HashReasonParameters = {
  /** The reason in words; never names a patient. */
  readonly text: string;
  /** 16 random bytes, without which nobody can try words against the hash. */
  readonly salt: Hex;
};

/** sha-256 of salt and reason, the only trace that a reason in words leaves on chain. */
export function hashReason({ text, salt }: HashReasonParameters): Hex {
  return sha256(concat([salt, toHex(stringToBytes(text))]));
}

/** A fresh salt of 128 bits. */
export function reasonSalt(): Hex {
  return toHex(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
}
