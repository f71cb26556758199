import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { address, bytes32, unixSeconds } from "../wire/scalars.ts";

const base64Url = z.string().regex(/^[\w-]+$/);

/** An authenticator's own name for a passkey; WebAuthn allows 1,023 bytes. */
export const credentialId = base64Url.max(1364);

/** What an authenticator says of a passkey that it has just made. */
export const registration = z.object({
  credentialId,
  clientDataJSON: base64Url.max(8192),
  attestationObject: base64Url.max(32_768),
});
export type Registration = z.output<typeof registration>;

/** What a passkey is made for: the page's host, and its name as an authenticator shows it. */
export const registrationChallenge = z.object({
  challenge: bytes32,
  rpId: z.string(),
  rpName: z.string(),
  expiresAt: unixSeconds,
});
export type RegistrationChallenge = z.output<typeof registrationChallenge>;

export const publicKey = z.object({ x: bytes32, y: bytes32 });

/** Somebody who signs with a passkey of their own; all that a page has to remember of them, and no secret. */
export const enrolledPerson = z.object({
  account: address,
  credentialId,
  passkey: publicKey,
  name: z.string().nullable(),
});
export type EnrolledPerson = z.output<typeof enrolledPerson>;

export const passkeyRoutes = {
  challenge: defineRoute({
    method: "POST",
    path: "/v1/passkeys/challenge",
    summary: "A challenge to make one more passkey with; counts once",
    access: "recent-session",
    response: registrationChallenge,
  }),
  add: defineRoute({
    method: "POST",
    path: "/v1/passkeys",
    summary: "Remembers one more passkey of the caller; it signs as soon as the account names it a signer",
    access: "session",
    body: z.object({ challenge: bytes32, registration }),
    response: z.object({ credentialId, passkey: publicKey }),
  }),
};
