import { AppError, normaliseS } from "@medequipshare/domain";
import { bytesToHex, type Hex, hexToBytes } from "viem";

/** A point of the curve P-256, both coordinates 32 bytes. */
export type P256PublicKey = { readonly x: Hex; readonly y: Hex };
/** ECDSA over SHA-256, `s` in the lower half of the order as the contracts demand. */
export type P256Signature = { readonly r: Hex; readonly s: Hex };

/** A P-256 key held in memory: a meter's, a lock's, or that of a software passkey. */
export type P256Key = {
  readonly publicKey: P256PublicKey;
  /** Signs SHA-256 of the message. */
  sign(message: Uint8Array<ArrayBuffer>): Promise<P256Signature>;
};

/** A private key as JSON Web Key; whoever reads it can sign. */
export type P256PrivateJwk = {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
  readonly d: string;
};

const algorithm = { name: "ECDSA", namedCurve: "P-256" } as const;

/** A new random private key. */
export async function createP256Jwk(): Promise<P256PrivateJwk> {
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  return requireP256Jwk(await crypto.subtle.exportKey("jwk", privateKey));
}

/** The key of a JSON Web Key. Throws access.key-malformed. */
export async function importP256Key(jwk: P256PrivateJwk): Promise<P256Key> {
  const key = await importKey(jwk);
  return {
    publicKey: { x: coordinate(jwk.x), y: coordinate(jwk.y) },
    async sign(message) {
      const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, message);
      return lowS(bytesToHex(new Uint8Array(signature)));
    },
  };
}

/** A signature `r | s` of 64 bytes with `s` in the lower half; the negated `s` signs the same. */
export function lowS(signature: Hex): P256Signature {
  return { r: `0x${signature.slice(2, 66)}`, s: normaliseS(`0x${signature.slice(66, 130)}`) };
}

/** The signature that an authenticator gives: an ASN.1 sequence of two integers. Throws access.key-malformed. */
export function parseDerSignature(der: Hex): P256Signature {
  const bytes = hexToBytes(der);
  const [first, second] = [readInteger(bytes, 2), readInteger(bytes, 4 + (bytes[3] ?? 0))];
  if (bytes[0] !== 0x30 || second.end !== bytes.length) refuse("it is no signature in DER");
  return lowS(`0x${first.digits}${second.digits}`);
}

/** The integer whose tag stands at a place, as 64 hexadecimal digits. */
function readInteger(bytes: Uint8Array, at: number): { readonly digits: string; readonly end: number } {
  const end = at + 2 + (bytes[at + 1] ?? 0);
  const digits = bytesToHex(bytes.slice(at + 2, end))
    .slice(2)
    .replace(/^(00)+/, "");
  if (bytes[at] !== 0x02 || digits.length > 64) refuse("it is no signature in DER");
  return { digits: digits.padStart(64, "0"), end };
}

/** The JSON as a private P-256 key. Throws access.key-malformed. */
export function requireP256Jwk(value: unknown): P256PrivateJwk {
  if (typeof value !== "object" || value === null) refuse("it is no JSON object");
  const text = (name: string): string => {
    const found: unknown = Reflect.get(value, name);
    return typeof found === "string" && /^[\w-]{43}$/.test(found) ? found : refuse(`${name} is not 32 bytes`);
  };
  if (Reflect.get(value, "kty") !== "EC" || Reflect.get(value, "crv") !== "P-256")
    refuse("it is no P-256 key");
  return { kty: "EC", crv: "P-256", x: text("x"), y: text("y"), d: text("d") };
}

async function importKey(jwk: P256PrivateJwk): ReturnType<typeof crypto.subtle.importKey> {
  try {
    return await crypto.subtle.importKey("jwk", { ...jwk }, algorithm, false, ["sign"]);
  } catch (cause) {
    throw new AppError("access.key-malformed", { problem: "x, y and d are no key pair" }, { cause });
  }
}

function coordinate(base64url: string): Hex {
  return bytesToHex(base64UrlToBytes(base64url));
}

function base64UrlToBytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
    letter.charCodeAt(0),
  );
}

/** Bytes, given in hexadecimal, as base64url without padding. */
export function hexToBase64Url(hex: Hex): string {
  return btoa(String.fromCharCode(...hexToBytes(hex)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function refuse(problem: string): never {
  throw new AppError("access.key-malformed", { problem });
}
