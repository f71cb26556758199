import type { AssuranceLevel } from "@medequipshare/domain";
import { bigserial, boolean, index, jsonb, primaryKey, text } from "drizzle-orm/pg-core";
import { blockNumber, type Hex, hex, uint16, uint32, uint64, unixSeconds } from "../db/column.ts";
import { localSchema } from "../db/schema.ts";

export type OperationStatus = "prepared" | "queued" | "sent" | "included" | "failed";
/** A packed user operation as JSON: hexadecimal text and decimal text only. */
export type StoredUserOperation = { readonly [field: string]: string };

/** User operations this node submits for its staff, stored before they are sent. */
export const operationTable = localSchema.table(
  "operation",
  {
    hash: hex().primaryKey(),
    account: hex().notNull(),
    status: text().$type<OperationStatus>().notNull(),
    userOperation: jsonb().$type<StoredUserOperation>().notNull(),
    transaction: hex(),
    /** Every one that may carry it, the newest first: fees may have been raised, and the chain takes whichever it likes. */
    transactions: jsonb().$type<readonly Hex[]>().notNull().default([]),
    block: blockNumber(),
    success: boolean(),
    revertData: hex(),
    gasUsed: uint64(),
    createdAt: unixSeconds().notNull(),
    updatedAt: unixSeconds().notNull(),
  },
  (table) => [index().on(table.status), index().on(table.account)],
);

export type RelayStatus = "queued" | "sent" | "included" | "failed";

/** Calls anyone may make that this node makes from its relayer key; the id is keccak256 of target and data. */
export const relayTable = localSchema.table(
  "relay",
  {
    id: hex().primaryKey(),
    to: hex().notNull(),
    data: hex().notNull(),
    status: text().$type<RelayStatus>().notNull(),
    transaction: hex(),
    /** Every one that may carry it, the newest first: fees may have been raised, and the chain takes whichever it likes. */
    transactions: jsonb().$type<readonly Hex[]>().notNull().default([]),
    block: blockNumber(),
    success: boolean(),
    revertData: hex(),
    gasUsed: uint64(),
    createdAt: unixSeconds().notNull(),
    updatedAt: unixSeconds().notNull(),
  },
  (table) => [index().on(table.status)],
);

export const sessionTable = localSchema.table(
  "session",
  {
    /** SHA-256 of the token; the token itself is only with its bearer. */
    tokenHash: hex().primaryKey(),
    account: hex().notNull(),
    facilityId: uint32().notNull(),
    /** How it was proved, which says how long it lasts. */
    level: text().$type<AssuranceLevel>().notNull(),
    /** What its bearer's program calls itself, coarsely. */
    agent: text(),
    createdAt: unixSeconds().notNull(),
    lastSeenAt: unixSeconds().notNull(),
  },
  (table) => [index().on(table.account)],
);

export const challengeTable = localSchema.table("challenge", {
  challenge: text().primaryKey(),
  account: hex(),
  purpose: text().notNull(),
  expiresAt: unixSeconds().notNull(),
});

/** Passkeys that were enrolled at this node; whether one still signs for its account is the chain's to say. */
export const passkeyTable = localSchema.table(
  "passkey",
  {
    /** Chosen by the authenticator, base64url. */
    credentialId: text().primaryKey(),
    account: hex().notNull(),
    x: hex().notNull(),
    y: hex().notNull(),
    enrolledAt: unixSeconds().notNull(),
  },
  (table) => [index().on(table.account)],
);

/** Which subject of a hospital's directory may read as which account; no other claim of the directory is kept. */
export const directoryLinkTable = localSchema.table(
  "directory_link",
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    account: hex().notNull().unique(),
    linkedAt: unixSeconds().notNull(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] })],
);

/** What a facility calls its people; never on chain, and told to nobody but this facility's own. */
export const personNameTable = localSchema.table(
  "person_name",
  {
    facilityId: uint32().notNull(),
    account: hex().notNull(),
    name: text().notNull(),
    givenAt: unixSeconds().notNull(),
  },
  (table) => [primaryKey({ columns: [table.facilityId, table.account] })],
);

/** What an invited person answered: an account and passkey of their own, and their signature over the appointment. */
export type InvitationAcceptance = {
  readonly account: Hex;
  readonly x: Hex;
  readonly y: Hex;
  readonly credentialId: string;
  readonly signature: Hex;
  readonly acceptedAt: number;
};

/** Invitations to a facility's staff, until an administrator has confirmed what was answered. */
export const invitationTable = localSchema.table(
  "invitation",
  {
    /** SHA-256 of the code; the code itself is only in the link. */
    codeHash: hex().primaryKey(),
    facilityId: uint32().notNull(),
    invitedBy: hex().notNull(),
    name: text().notNull(),
    roles: uint16().notNull(),
    /** End of the appointment. */
    until: unixSeconds().notNull(),
    /** The account that the new one takes the place of. */
    replaces: hex(),
    createdAt: unixSeconds().notNull(),
    /** When it can be answered no more. */
    expiresAt: unixSeconds().notNull(),
    acceptance: jsonb().$type<InvitationAcceptance>(),
  },
  (table) => [index().on(table.facilityId)],
);

/** Who did or read what at this node; each row's hash covers the one before it. */
export const auditTable = localSchema.table(
  "audit",
  {
    sequence: bigserial({ mode: "number" }).primaryKey(),
    at: unixSeconds().notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    outcome: text().notNull(),
    previousHash: hex().notNull(),
    hash: hex().notNull().unique(),
  },
  (table) => [index().on(table.actor)],
);
