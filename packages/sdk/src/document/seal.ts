import { AppError } from "@medequipshare/domain";
import { GeneralEncrypt } from "jose";
import type { P256PublicKey } from "../access/p256-key.ts";
import { hexToBase64Url } from "../access/p256-key.ts";

/** Somebody who can open a document: a facility's key, as the chain publishes it. */
export type SealRecipient = P256PublicKey & {
  /** Names the key in the sealed document, such as the facility's NPI. */
  readonly keyId: string;
};

export type SealParameters = {
  readonly plain: Uint8Array;
  readonly recipients: readonly SealRecipient[];
  readonly mediaType?: string | undefined;
};

/** How documents are encrypted; opening accepts nothing else. */
export const keyManagementAlgorithm = "ECDH-ES+A256KW";
export const contentEncryptionAlgorithm = "A256GCM";

/**
 * Encrypts a document to several P-256 keys: JWE general JSON serialisation, one content key wrapped for each. Gives
 * the bytes to store. Throws input.invalid without recipients.
 */
export async function seal({
  plain,
  recipients,
  mediaType,
}: SealParameters): Promise<Uint8Array<ArrayBuffer>> {
  if (recipients.length === 0) {
    throw new AppError("input.invalid", {
      field: "recipients",
      value: "empty",
      problem: "nobody could open it",
    });
  }
  const encryption = new GeneralEncrypt(plain).setProtectedHeader({
    enc: contentEncryptionAlgorithm,
    ...(mediaType === undefined ? {} : { cty: mediaType }),
  });
  for (const { keyId, x, y } of recipients) {
    const jwk = { kty: "EC", crv: "P-256", x: hexToBase64Url(x), y: hexToBase64Url(y) };
    encryption.addRecipient(jwk).setUnprotectedHeader({ alg: keyManagementAlgorithm, kid: keyId });
  }
  return new TextEncoder().encode(JSON.stringify(await encryption.encrypt()));
}
