import { AppError } from "@medequipshare/domain";
import type { Bytes32, Registration } from "@medequipshare/protocol";
import { hexToBase64Url } from "@medequipshare/sdk";
import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { convertCOSEtoPKCS, decodeAttestationObject, isoBase64URL } from "@simplewebauthn/server/helpers";
import { bytesToHex } from "viem";

export type VerifyRegistrationParameters = {
  readonly challenge: Bytes32;
  readonly registration: Registration;
  readonly rpId: string;
  readonly origins: readonly string[];
};

export type VerifiedPasskey = {
  readonly credentialId: string;
  readonly passkey: { readonly x: Bytes32; readonly y: Bytes32 };
};

/** ECDSA on P-256 over SHA-256, the one kind of key that the contracts verify. */
const ES256 = -7;
/** 0x04, x, y. */
const POINT_BYTES = 65;

/**
 * Throws access.registration-rejected unless the passkey was made for this challenge and this relying party at one of its
 * origins, after verifying its person.
 */
export async function verifyRegistration({
  challenge,
  registration,
  rpId,
  origins,
}: VerifyRegistrationParameters): Promise<VerifiedPasskey> {
  const { credentialId: id, clientDataJSON, attestationObject } = registration;
  try {
    requireNoCertificates(attestationObject);
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id,
        rawId: id,
        type: "public-key",
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
      expectedChallenge: hexToBase64Url(challenge),
      expectedOrigin: [...origins],
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: [ES256],
    });
    if (!verified) throw new Error("what the authenticator says of itself is not signed by it");
    const { credential } = registrationInfo;
    if (credential.id !== id) throw new Error("the credential id is another one");
    return { credentialId: id, passkey: pointOf(credential.publicKey) };
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new AppError("access.registration-rejected", { problem }, { cause });
  }
}

/** We ask for no attestation; a certificate chain would send the node to addresses that a stranger wrote into it. */
function requireNoCertificates(attestationObject: string): void {
  const decoded = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
  const isSelfSigned = decoded.get("fmt") === "packed" && decoded.get("attStmt").get("x5c") === undefined;
  if (decoded.get("fmt") !== "none" && !isSelfSigned) throw new Error("it brings an attestation, unasked");
}

function pointOf(cose: Uint8Array<ArrayBuffer>): VerifiedPasskey["passkey"] {
  const point = convertCOSEtoPKCS(cose);
  if (point.length !== POINT_BYTES) throw new Error("it is no P-256 key");
  return { x: bytesToHex(point.slice(1, 33)), y: bytesToHex(point.slice(33)) };
}
