import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { address, bytes32, hex, id32, unixSeconds } from "../wire/scalars.ts";
import { credentialId, publicKey } from "./passkeys.ts";

/** A WebAuthn assertion of a P-256 passkey. */
export const assertion = z.object({
  authenticatorData: hex,
  clientDataJSON: z.string().max(4096),
  r: bytes32,
  s: bytes32,
});
export type Assertion = z.output<typeof assertion>;

/** A plain wallet's signature (ERC-191) over the SDK's `sessionMessage`. */
export const walletProof = z.object({
  /** Where the page that asked was loaded from; one of the node's own. */
  origin: z.string().max(200),
  signature: hex,
});
export type WalletProof = z.output<typeof walletProof>;

const sessionClaim = z.object({
  account: address,
  challenge: bytes32,
  enrolmentCode: z.string().max(200).optional(),
});
/** What proves an account: a passkey's assertion, or a wallet's signature, over the challenge. */
export const sessionProof = z.union([
  sessionClaim.extend({ passkey: publicKey, assertion }),
  sessionClaim.extend({ wallet: walletProof }),
]);
export type SessionProof = z.output<typeof sessionProof>;

/** How a session was proved, which says how long it lasts. */
export const assuranceLevel = z.enum(["device-bound", "synced", "wallet", "directory"]);

export const session = z.object({
  account: address,
  /** Null for an applicant, who holds the enrolment code but belongs to no facility yet. */
  facilityId: id32.nullable(),
  roles: z.int(),
  level: assuranceLevel,
  expiresAt: unixSeconds,
});

/** A session as its person sees it among others of theirs. */
export const ownSession = z.object({
  /** Tells sessions apart, and opens none. */
  sessionId: z.string().regex(/^[0-9a-f]{16}$/),
  isCurrent: z.boolean(),
  level: assuranceLevel,
  /** Browser and system, coarsely; null where they are not known. */
  agent: z.string().nullable(),
  createdAt: unixSeconds,
  lastSeenAt: unixSeconds,
  expiresAt: unixSeconds,
});
export type OwnSession = z.output<typeof ownSession>;

/** How many sessions ended. */
export const endedSessions = z.object({ ended: z.int() });

export const sessionRoutes = {
  challenge: defineRoute({
    method: "POST",
    path: "/v1/sessions/challenge",
    summary: "A challenge for a passkey or a wallet to sign; counts once",
    access: "public",
    /** Without an account for somebody whom only their passkey names. */
    body: z.object({ account: address.optional() }),
    response: z.object({ challenge: bytes32, rpId: z.string(), expiresAt: unixSeconds }),
  }),
  open: defineRoute({
    method: "POST",
    path: "/v1/sessions",
    summary: "Opens a session on a passkey's assertion, or a wallet's signature, over the challenge",
    access: "public",
    body: sessionProof,
    response: session.extend({ token: z.string() }),
  }),
  signIn: defineRoute({
    method: "POST",
    path: "/v1/sessions/passkey",
    summary:
      "Opens a session for whoever enrolled the passkey at this node; it signs a challenge of no account",
    access: "public",
    body: z.object({ challenge: bytes32, credentialId, assertion }),
    /** The name that the facility knows the person by, where it knows one. */
    response: session.extend({ token: z.string(), passkey: publicKey, name: z.string().nullable() }),
  }),
  current: defineRoute({
    method: "GET",
    path: "/v1/sessions/current",
    summary: "The session of the caller",
    access: "session",
    response: session,
  }),
  renew: defineRoute({
    method: "POST",
    path: "/v1/sessions/current",
    summary: "Begins the caller's session anew, on another proof of the same account; the old token ends",
    access: "session",
    body: sessionProof,
    response: session.extend({ token: z.string() }),
  }),
  close: defineRoute({
    method: "DELETE",
    path: "/v1/sessions/current",
    summary: "Ends the session",
    access: "session",
    reading: "may",
    response: "none",
  }),
  list: defineRoute({
    method: "GET",
    path: "/v1/sessions",
    summary: "Where the caller is signed in",
    access: "session",
    response: z.object({ items: z.array(ownSession) }),
  }),
  end: defineRoute({
    method: "DELETE",
    path: "/v1/sessions/{sessionId}",
    summary: "Ends one of the caller's sessions",
    access: "recent-session",
    params: ownSession.pick({ sessionId: true }),
    response: "none",
  }),
  endAll: defineRoute({
    method: "DELETE",
    path: "/v1/sessions",
    summary: "Ends all sessions of the caller, or all but the one that asks",
    access: "recent-session",
    query: z.object({ keep: z.literal("current").optional() }),
    response: endedSessions,
  }),
};
