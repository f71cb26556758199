import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { queryInts, queryTexts } from "../wire/query.ts";
import { bytes32, npi } from "../wire/scalars.ts";
import { documentMediaType } from "./media-types.ts";

/** What a document is about. */
export const documentKind = z.enum([
  "facility-profile",
  "unit-specification",
  "image",
  "evidence",
  "agreement",
  "price-schedule",
  "certificate",
  "competency",
  "loan-pack",
  "inspection",
  "turnaround",
  "quote",
  "work-report",
  "rating-comment",
  "other",
]);
export type DocumentKind = z.output<typeof documentKind>;

/** public: stored as given. private: encrypted to its recipients before it is stored. */
export const visibility = z.enum(["public", "private"]);

export const documentReceipt = z.object({
  /** SHA-256 of the stored bytes; this is what goes on chain. */
  digest: bytes32,
  cid: z.string(),
  bytes: z.int(),
  visibility,
});
export type DocumentReceipt = z.output<typeof documentReceipt>;

/** Public half of a facility's encryption key. */
export const encryptionKey = z.object({
  npi,
  x: bytes32,
  y: bytes32,
  jwk: z.object({
    kty: z.literal("EC"),
    crv: z.literal("P-256"),
    x: z.string(),
    y: z.string(),
    kid: z.string(),
  }),
});
export type EncryptionKey = z.output<typeof encryptionKey>;

const byDigest = z.object({ digest: bytes32 });

export const documentRoutes = {
  key: defineRoute({
    method: "GET",
    path: "/v1/keys/{npi}",
    summary: "Key to which documents for a facility of this node are encrypted",
    access: "public",
    params: z.object({ npi }),
    response: encryptionKey,
  }),
  makeKey: defineRoute({
    method: "POST",
    path: "/v1/keys/{npi}",
    summary: "The same key, made for an applicant or for the caller's own facility when there is none yet",
    access: "session",
    params: z.object({ npi }),
    response: encryptionKey,
  }),
  put: defineRoute({
    method: "POST",
    path: "/v1/documents",
    summary: "Stores a document of at most 1 MiB",
    access: "session",
    query: z.object({
      visibility,
      kind: documentKind,
      mediaType: documentMediaType.optional(),
      /** Facilities, besides the author's, that may read a private document. */
      recipients: queryInts.optional(),
      /** The same by NPI, for facilities of this node that have no id yet. */
      recipientNpis: queryTexts.optional(),
    }),
    body: "bytes",
    response: documentReceipt,
  }),
  get: defineRoute({
    method: "GET",
    path: "/v1/documents/{digest}",
    summary: "The stored bytes, fetched from other nodes when needed, checked against the digest",
    access: "public",
    params: byDigest,
    response: "bytes",
  }),
  plain: defineRoute({
    method: "GET",
    path: "/v1/documents/{digest}/plain",
    summary: "A private document decrypted for the caller's facility; the reading is recorded",
    access: "session",
    params: byDigest,
    response: "bytes",
  }),
  verify: defineRoute({
    method: "POST",
    path: "/v1/documents/{digest}/verify",
    summary: "Fetches the document and checks its bytes",
    access: "public",
    params: byDigest,
    response: z.object({
      digest: bytes32,
      cid: z.string(),
      bytes: z.int(),
      verified: z.literal(true),
      encrypted: z.boolean(),
    }),
  }),
};
