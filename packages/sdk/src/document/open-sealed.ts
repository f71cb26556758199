import { AppError } from "@medequipshare/domain";
import { type GeneralJWE, generalDecrypt } from "jose";
import type { P256PrivateJwk } from "../access/p256-key.ts";
import { cidOf } from "./cid-of.ts";
import { digestOf } from "./digest-of.ts";
import { contentEncryptionAlgorithm, keyManagementAlgorithm } from "./seal.ts";

export type OpenedDocument = {
  readonly plain: Uint8Array;
  readonly mediaType?: string | undefined;
};

/**
 * Decrypts a sealed document with one recipient's private key. Throws document.malformed for bytes that are no sealed
 * document, document.not-readable when it is not encrypted to this key or was altered.
 */
export async function openSealed(sealed: Uint8Array, key: P256PrivateJwk): Promise<OpenedDocument> {
  const cid = cidOf(digestOf(sealed));
  const jwe = parse(sealed, cid);
  try {
    const { plaintext, protectedHeader } = await generalDecrypt(
      jwe,
      { ...key },
      {
        keyManagementAlgorithms: [keyManagementAlgorithm],
        contentEncryptionAlgorithms: [contentEncryptionAlgorithm],
      },
    );
    return { plain: plaintext, mediaType: protectedHeader?.cty };
  } catch (cause) {
    throw new AppError("document.not-readable", { cid }, { cause });
  }
}

/** Tells whether stored bytes are a sealed document. */
export function isSealed(bytes: Uint8Array): boolean {
  return parseJson(bytes) !== undefined;
}

function parse(bytes: Uint8Array, cid: string): GeneralJWE {
  const jwe = parseJson(bytes);
  if (jwe !== undefined) return jwe;
  throw new AppError("document.malformed", {
    cid,
    expected: "sealed document",
    problem: "it is not general JWE JSON",
  });
}

function parseJson(bytes: Uint8Array): GeneralJWE | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isGeneralJwe(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isGeneralJwe(value: unknown): value is GeneralJWE {
  if (typeof value !== "object" || value === null) return false;
  const texts = ["ciphertext", "iv", "tag", "protected"].map((name): unknown => Reflect.get(value, name));
  return Array.isArray(Reflect.get(value, "recipients")) && texts.every((text) => typeof text === "string");
}
