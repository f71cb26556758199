import { AppError } from "@medequipshare/domain";
import type { Registration, RegistrationChallenge } from "@medequipshare/protocol";
import {
  type Assertion,
  hexToBase64Url,
  type P256PublicKey,
  type Passkey,
  readAssertion,
} from "@medequipshare/sdk";
import {
  type AuthenticationResponseJSON,
  base64URLStringToBuffer,
  bufferToBase64URLString,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { bytesToHex, type Hex } from "viem";

/** ECDSA on P-256 over SHA-256, the one kind of key that the contracts verify. */
const ES256 = -7;

export type BrowserPasskeyParameters = {
  /** Of the page's host. */
  readonly rpId: string;
  readonly credentialId: string;
  readonly publicKey: P256PublicKey;
};

/** A passkey that this browser, or the phone beside it, keeps; its key never leaves the authenticator. */
export function browserPasskey({ rpId, credentialId, publicKey }: BrowserPasskeyParameters): Passkey {
  return {
    publicKey,
    sign: async (challenge) => (await ask(challenge, rpId, credentialId)).assertion,
  };
}

/** Lets the person choose one of their passkeys for this page. Throws access.signing-declined. */
export function choosePasskey(challenge: Hex, rpId: string) {
  return ask(challenge, rpId, undefined);
}

export type MadePasskey = {
  readonly registration: Registration;
  readonly publicKey: P256PublicKey;
};

/** Makes a passkey, called `name` where the person chooses one. Throws access.signing-declined, access.passkey-unavailable. */
export async function makePasskey(
  { challenge, rpId, rpName }: RegistrationChallenge,
  name: string,
  /** Whose authenticator already has one of the person. */
  known: string | undefined = undefined,
): Promise<MadePasskey> {
  const { id, response } = await orRefusal(() =>
    startRegistration({
      optionsJSON: {
        challenge: hexToBase64Url(challenge),
        rp: { id: rpId, name: rpName },
        user: { id: randomId(), name, displayName: name },
        pubKeyCredParams: [{ type: "public-key", alg: ES256 }],
        authenticatorSelection: {
          residentKey: "required",
          requireResidentKey: true,
          userVerification: "required",
        },
        attestation: "none",
        excludeCredentials: known === undefined ? [] : [{ id: known, type: "public-key" }],
      },
    }),
  );
  const { clientDataJSON, attestationObject, publicKey } = response;
  if (publicKey === undefined)
    throw new AppError("access.passkey-unavailable", { problem: "the browser does not tell its public key" });
  return {
    registration: { credentialId: id, clientDataJSON, attestationObject },
    publicKey: await readPublicKey(publicKey),
  };
}

async function ask(
  challenge: Hex,
  rpId: string,
  credentialId: string | undefined,
): Promise<{ credentialId: string; assertion: Assertion }> {
  const { id, response } = await orRefusal(() =>
    startAuthentication({
      optionsJSON: {
        challenge: hexToBase64Url(challenge),
        rpId,
        userVerification: "required",
        ...(credentialId === undefined
          ? {}
          : { allowCredentials: [{ id: credentialId, type: "public-key" }] }),
      },
    }),
  );
  return { credentialId: id, assertion: assertionOf(response) };
}

function assertionOf({
  authenticatorData,
  clientDataJSON,
  signature,
}: AuthenticationResponseJSON["response"]): Assertion {
  return readAssertion({
    authenticatorData: bytesOf(authenticatorData),
    clientDataJSON: bytesOf(clientDataJSON),
    signature: bytesOf(signature),
  });
}

async function readPublicKey(spki: string): Promise<P256PublicKey> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const key = await crypto.subtle.importKey("spki", bytesOf(spki), algorithm, true, ["verify"]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", key));
  return { x: bytesToHex(point.slice(1, 33)), y: bytesToHex(point.slice(33)) };
}

function bytesOf(base64Url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(base64URLStringToBuffer(base64Url));
}

function randomId(): string {
  return bufferToBase64URLString(crypto.getRandomValues(new Uint8Array(32)).buffer);
}

/** Browsers tell a person's refusal, a lapse of time and the lack of any passkey alike, so as to tell a page nothing. */
const DECLINED: readonly string[] = ["NotAllowedError", "AbortError"];

async function orRefusal<Answer>(prompt: () => Promise<Answer>): Promise<Answer> {
  try {
    return await prompt();
  } catch (cause) {
    const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
    if (DECLINED.includes(name)) throw new AppError("access.signing-declined", {}, { cause });
    throw new AppError("access.passkey-unavailable", { problem: message }, { cause });
  }
}
