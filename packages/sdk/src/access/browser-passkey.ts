import { AppError } from "@medequipshare/domain";
import type { Hex } from "viem";
import { createWebAuthnCredential, toWebAuthnAccount } from "viem/account-abstraction";
import { lowS } from "./p256-key.ts";
import type { Passkey } from "./passkey.ts";

/** What a page keeps about an enrolled passkey; nothing in it is secret. */
export type BrowserPasskeyJson = {
  readonly kind: "browser-passkey";
  readonly rpId: string;
  readonly credentialId: string;
  /** 64 bytes: x, then y. */
  readonly publicKey: Hex;
};

export type EnrolBrowserPasskeyParameters = {
  /** The hospital's own domain; fixed from now on. */
  readonly rpId: string;
  readonly rpName: string;
  /** Shown by the authenticator; an opaque name, not a person's. */
  readonly name: string;
};

/** Asks the browser's authenticator for a new passkey with user verification. */
export async function enrolBrowserPasskey({
  rpId,
  rpName,
  name,
}: EnrolBrowserPasskeyParameters): Promise<BrowserPasskeyJson> {
  try {
    const { id, publicKey } = await createWebAuthnCredential({ name, rp: { id: rpId, name: rpName } });
    return { kind: "browser-passkey", rpId, credentialId: id, publicKey };
  } catch (cause) {
    throw passkeyFailure(cause);
  }
}

/** The authenticator of the browser for an enrolled passkey. */
export function browserPasskey({ rpId, credentialId, publicKey }: BrowserPasskeyJson): Passkey {
  const account = toWebAuthnAccount({ credential: { id: credentialId, publicKey }, rpId });
  return {
    publicKey: { x: `0x${publicKey.slice(2, 66)}`, y: `0x${publicKey.slice(66, 130)}` },
    async sign(challenge) {
      try {
        const { signature, webauthn } = await account.sign({ hash: challenge });
        const { authenticatorData, clientDataJSON } = webauthn;
        return {
          ...lowS(signature),
          challengeIndex: BigInt(clientDataJSON.indexOf('"challenge":"')),
          typeIndex: BigInt(clientDataJSON.indexOf('"type":"')),
          authenticatorData,
          clientDataJSON,
        };
      } catch (cause) {
        throw passkeyFailure(cause);
      }
    },
  };
}

function passkeyFailure(cause: unknown): AppError {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (inner instanceof Error && (inner.name === "NotAllowedError" || inner.name === "AbortError")) {
    return new AppError("access.signing-declined", {}, { cause });
  }
  const problem = inner instanceof Error ? inner.message : String(inner);
  return new AppError("access.passkey-unavailable", { problem }, { cause });
}
