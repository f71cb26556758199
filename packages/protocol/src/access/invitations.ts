import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { address, bytes32, hex, id32, unixSeconds } from "../wire/scalars.ts";
import { publicKey, registration, registrationChallenge } from "./passkeys.ts";

/** What a facility calls a person. */
export const personName = z.string().trim().min(1).max(80);
/** Sum of role bits, at least one. */
const roles = z.int().min(1).max(255);
/** The secret of an invitation: 128 bits, base64url. */
const code = z.string().max(64);

const terms = {
  name: personName,
  roles,
  /** When the appointment is to end. */
  until: unixSeconds,
};

/** What the person answered: their new account and passkey, and their signature over the appointment. */
export const acceptance = z.object({
  account: address,
  passkey: publicKey,
  /** By EIP-712, as the contracts check it. */
  signature: hex,
  acceptedAt: unixSeconds,
});

export const invitation = z.object({
  /** SHA-256 of its code. */
  invitationId: bytes32,
  ...terms,
  /** The account that the new one takes the place of, where a key was lost. */
  replaces: address.nullable(),
  expiresAt: unixSeconds,
  acceptance: acceptance.nullable(),
});
export type Invitation = z.output<typeof invitation>;

export const invitationRoutes = {
  create: defineRoute({
    method: "POST",
    path: "/v1/invitations",
    summary: "Invites somebody to the staff of the caller's facility; the code is told once and counts once",
    access: "recent-session",
    body: z.object({ ...terms, replaces: address.optional() }),
    response: z.object({ invitationId: bytes32, code, expiresAt: unixSeconds }),
  }),
  list: defineRoute({
    method: "GET",
    path: "/v1/invitations",
    summary: "Invitations of the caller's facility that nobody has confirmed yet",
    access: "session",
    response: z.object({ items: z.array(invitation) }),
  }),
  withdraw: defineRoute({
    method: "DELETE",
    path: "/v1/invitations/{invitationId}",
    summary: "Withdraws an invitation, answered or not",
    access: "recent-session",
    params: z.object({ invitationId: bytes32 }),
    response: "none",
  }),
  open: defineRoute({
    method: "POST",
    path: "/v1/invitations/open",
    summary: "What an invitation says to whoever holds its code, and a challenge to make a passkey with",
    access: "public",
    body: z.object({ code }),
    response: z.object({
      ...terms,
      facilityId: id32,
      facilityName: z.string().nullable(),
      /** Name of the administrator, where the facility knows one. */
      invitedBy: z.string().nullable(),
      replaces: z.boolean(),
      expiresAt: unixSeconds,
      registration: registrationChallenge,
    }),
  }),
  accept: defineRoute({
    method: "POST",
    path: "/v1/invitations/accept",
    summary: "Accepts an invitation with a new passkey, whose account signs the appointment",
    access: "public",
    body: z.object({ code, name: personName, challenge: bytes32, registration, signature: hex }),
    response: z.object({ account: address }),
  }),
};
