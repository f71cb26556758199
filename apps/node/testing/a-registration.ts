import { randomBytes } from "node:crypto";
import type { Bytes32, Registration, RegistrationChallenge } from "@medequipshare/protocol";
import { hexToBase64Url, type Passkey } from "@medequipshare/sdk";
import { cose, isoBase64URL, isoCBOR } from "@simplewebauthn/server/helpers";
import { concatBytes, hexToBytes, sha256, stringToBytes } from "viem";

export type RegistrationParameters = {
  readonly passkey: Passkey;
  readonly origin?: string;
  /** Present, verified, with a credential, unless told. */
  readonly flags?: number;
  readonly algorithm?: number;
  readonly credentialId?: string;
};

/** What an authenticator says of a software passkey, as if it had just made it. */
export function aRegistration(
  { challenge, rpId }: Pick<RegistrationChallenge, "challenge" | "rpId">,
  parameters: RegistrationParameters,
): Registration {
  const { passkey, origin = "http://localhost", flags = 0x45, algorithm = cose.COSEALG.ES256 } = parameters;
  const { credentialId = randomBytes(16).toString("base64url") } = parameters;
  const id = isoBase64URL.toBuffer(credentialId);
  const authData = concatBytes([
    sha256(stringToBytes(rpId), "bytes"),
    Uint8Array.of(flags),
    new Uint8Array(4 + 16),
    Uint8Array.of(0, id.length),
    id,
    coseOf(passkey.publicKey, algorithm),
  ]);
  const attestation = new Map<string, unknown>([
    ["fmt", "none"],
    ["attStmt", new Map()],
    ["authData", authData],
  ]);
  const told = { type: "webauthn.create", challenge: hexToBase64Url(challenge), origin, crossOrigin: false };
  return {
    credentialId,
    clientDataJSON: Buffer.from(JSON.stringify(told)).toString("base64url"),
    // The encoder's type lists what it takes one by one; these are among them.
    attestationObject: isoBase64URL.fromBuffer(isoCBOR.encode(attestation as never)),
  };
}

function coseOf({ x, y }: Passkey["publicKey"], algorithm: number): Uint8Array {
  const { COSEKEYS, COSEKTY, COSECRV } = cose;
  const key = new Map<number, number | Uint8Array>([
    [COSEKEYS.kty, COSEKTY.EC2],
    [COSEKEYS.alg, algorithm],
    [COSEKEYS.crv, COSECRV.P256],
    [COSEKEYS.x, hexToBytes(x)],
    [COSEKEYS.y, hexToBytes(y)],
  ]);
  return isoCBOR.encode(key as never);
}

/** A challenge that no node gave. */
export function anyChallenge(): Bytes32 {
  return `0x${randomBytes(32).toString("hex")}`;
}
