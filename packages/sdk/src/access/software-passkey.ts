import { AppError } from "@medequipshare/domain";
import { bytesToHex, sha256, stringToBytes } from "viem";
import { joinBytes } from "./join-bytes.ts";
import {
  createP256Jwk,
  hexToBase64Url,
  importP256Key,
  type P256PrivateJwk,
  requireP256Jwk,
} from "./p256-key.ts";
import type { Passkey } from "./passkey.ts";

/** A software authenticator as JSON: for demo people and key files of the command line, not for hospitals. */
export type SoftwarePasskeyJson = {
  readonly kind: "software-passkey";
  /** The relying party: the host name of the node's pages. */
  readonly rpId: string;
  readonly jwk: P256PrivateJwk;
};

/** A new software passkey, to be stored by the caller. */
export async function createSoftwarePasskey(rpId: string): Promise<SoftwarePasskeyJson> {
  return { kind: "software-passkey", rpId, jwk: await createP256Jwk() };
}

/** Parses a stored software passkey. Throws access.key-malformed. */
export function parseSoftwarePasskey(value: unknown): SoftwarePasskeyJson {
  if (typeof value !== "object" || value === null || Reflect.get(value, "kind") !== "software-passkey") {
    throw new AppError("access.key-malformed", { problem: "kind is not software-passkey" });
  }
  const rpId: unknown = Reflect.get(value, "rpId");
  if (typeof rpId !== "string" || rpId === "") {
    throw new AppError("access.key-malformed", { problem: "rpId is missing" });
  }
  return { kind: "software-passkey", rpId, jwk: requireP256Jwk(Reflect.get(value, "jwk")) };
}

/**
 * The authenticator of a stored software passkey. It asserts user presence and verification (flags 0x05), since whoever
 * can read the key file is taken for its person.
 */
export async function softwarePasskey({ rpId, jwk }: SoftwarePasskeyJson): Promise<Passkey> {
  const key = await importP256Key(jwk);
  const authenticatorData = joinBytes([
    sha256(stringToBytes(rpId), "bytes"),
    Uint8Array.of(0x05),
    new Uint8Array(4),
  ]);
  return {
    publicKey: key.publicKey,
    async sign(challenge) {
      const clientDataJSON = JSON.stringify({
        type: "webauthn.get",
        challenge: hexToBase64Url(challenge),
        origin: originOf(rpId),
        crossOrigin: false,
      });
      const message = joinBytes([authenticatorData, sha256(stringToBytes(clientDataJSON), "bytes")]);
      return {
        ...(await key.sign(message)),
        challengeIndex: BigInt(clientDataJSON.indexOf('"challenge":"')),
        typeIndex: BigInt(clientDataJSON.indexOf('"type":"')),
        authenticatorData: bytesToHex(authenticatorData),
        clientDataJSON,
      };
    },
  };
}

function originOf(rpId: string): string {
  return rpId === "localhost" ? "http://localhost" : `https://${rpId}`;
}
