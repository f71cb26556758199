import { AppError } from "@medequipshare/domain";
import type { Assertion, Bytes32, Hex } from "@medequipshare/protocol";
import { hexToBase64Url } from "@medequipshare/sdk";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { concatBytes, hexToBytes, stringToHex } from "viem";
import { z } from "zod";

export type VerifyAssertionParameters = {
  readonly challenge: Bytes32;
  readonly passkey: { readonly x: Bytes32; readonly y: Bytes32 };
  readonly assertion: Assertion;
  readonly rpId: string;
  readonly origins: readonly string[];
};

const framing = z.object({ crossOrigin: z.boolean().optional(), topOrigin: z.string().optional() });

/**
 * Throws access.assertion-rejected unless the passkey signed the challenge for this relying party at one of its
 * origins, after verifying its person. Gives what the authenticator says of where the passkey may go.
 */
export async function verifyAssertion({
  challenge,
  passkey,
  assertion,
  rpId,
  origins,
}: VerifyAssertionParameters): Promise<{ level: "device-bound" | "synced" }> {
  const id = hexToBase64Url(passkey.x);
  const response = {
    clientDataJSON: hexToBase64Url(stringToHex(assertion.clientDataJSON)),
    authenticatorData: hexToBase64Url(assertion.authenticatorData),
    signature: hexToBase64Url(derSignature(assertion)),
  };
  try {
    // The library leaves this part of WebAuthn (Level 3, 7.2) to its caller.
    requireKnownFrame(assertion.clientDataJSON);
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { id, rawId: id, type: "public-key", response, clientExtensionResults: {} },
      expectedChallenge: hexToBase64Url(challenge),
      expectedOrigin: [...origins],
      expectedTopOrigin: [...origins],
      expectedRPID: rpId,
      credential: { id, publicKey: coseKey(passkey), counter: 0 },
      requireUserVerification: true,
    });
    if (!verified) throw new Error("the signature is not the passkey's");
    return { level: authenticationInfo.credentialDeviceType === "singleDevice" ? "device-bound" : "synced" };
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new AppError("access.assertion-rejected", { problem }, { cause });
  }
}

/** A page in a frame may ask only where the page around it is known; the library checks that it is an origin of ours. */
function requireKnownFrame(clientDataJSON: string): void {
  const { crossOrigin, topOrigin } = framing.parse(JSON.parse(clientDataJSON));
  if (crossOrigin === true && topOrigin === undefined)
    throw new Error("it was given to a page in a frame of another site");
}

/** A P-256 public key in COSE form (RFC 9053): {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseKey({ x, y }: { x: Bytes32; y: Bytes32 }): Uint8Array<ArrayBuffer> {
  const head = Uint8Array.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01);
  const label = (code: number) => Uint8Array.of(code, 0x58, 0x20);
  return new Uint8Array(concatBytes([head, label(0x21), hexToBytes(x), label(0x22), hexToBytes(y)]));
}

/** r and s as the ASN.1 sequence that WebAuthn carries. */
function derSignature({ r, s }: Pick<Assertion, "r" | "s">): Hex {
  const integers = [r, s].map((value) => {
    const bytes = hexToBytes(value);
    const firstKept = bytes.findIndex((byte) => byte !== 0);
    const trimmed = bytes.slice(firstKept === -1 ? 31 : firstKept);
    const sign = (trimmed[0] ?? 0) >= 0x80 ? [0] : [];
    return [0x02, trimmed.length + sign.length, ...sign, ...trimmed];
  });
  const content = integers.flat();
  return `0x${Buffer.from([0x30, content.length, ...content]).toString("hex")}`;
}
