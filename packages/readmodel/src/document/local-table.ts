import { doublePrecision, index, integer, jsonb, primaryKey, text } from "drizzle-orm/pg-core";
import { hex, unixSeconds } from "../db/column.ts";
import { localSchema } from "../db/schema.ts";

export type DocumentVisibility = "public" | "private";

/** Documents stored through this node; the digest is SHA-256 of the stored bytes. */
export const documentTable = localSchema.table(
  "document",
  {
    digest: hex().primaryKey(),
    visibility: text().$type<DocumentVisibility>().notNull(),
    kind: text().notNull(),
    mediaType: text().notNull(),
    /** Bytes as stored, encrypted ones included. */
    size: integer().notNull(),
    /** Facility ids to which a private document is encrypted. */
    recipients: jsonb().$type<readonly number[]>().notNull(),
    createdBy: hex().notNull(),
    createdAt: unixSeconds().notNull(),
  },
  (table) => [index().on(table.kind)],
);

export type PublicContent = { readonly [field: string]: unknown };

/** Public documents fetched so that pages can show names; the bytes were checked against the digest. */
export const publicDocumentTable = localSchema.table("public_document", {
  digest: hex().primaryKey(),
  kind: text().notNull(),
  content: jsonb().$type<PublicContent>().notNull(),
  fetchedAt: unixSeconds().notNull(),
  /** The version of the vocabulary by which its capabilities were entered in the index; 0 when not yet. */
  vocabulary: integer().notNull().default(0),
});

/** Index of what specifications say a unit can do, one row for each name and word; follows from the documents. */
export const capabilityTable = localSchema.table(
  "capability",
  {
    digest: hex().notNull(),
    name: text().notNull(),
    /** A word, yes or no; empty beside a number. */
    word: text().notNull(),
    number: doublePrecision(),
  },
  (table) => [
    primaryKey({ columns: [table.digest, table.name, table.word] }),
    index().on(table.name, table.word, table.number),
  ],
);
