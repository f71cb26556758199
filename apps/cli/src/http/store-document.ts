import { readFileSync } from "node:fs";
import { AppError } from "@medequipshare/domain";
import {
  type DocumentKind,
  type DocumentMediaType,
  type DocumentReceipt,
  facilityProfile,
  loanPack,
  unitSpecification,
} from "@medequipshare/protocol";
import { type Hex, isHex } from "viem";
import type { CliContext } from "./context.ts";

export type StoreDocumentParameters = {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly mediaType?: DocumentMediaType | undefined;
  /** Facilities that may read it besides the author's; a document without recipients is public unless private. */
  readonly recipients?: readonly number[] | undefined;
  readonly recipientNpis?: readonly string[] | undefined;
  readonly isPrivate?: boolean | undefined;
};

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };
type Shape = {
  safeParse(value: unknown): { readonly error?: { readonly issues: readonly Issue[] } | undefined };
};

/** Kinds whose content has a documented shape are checked before they are stored. */
const shapes: Partial<Record<DocumentKind, Shape>> = {
  "facility-profile": facilityProfile,
  "unit-specification": unitSpecification,
  "loan-pack": loanPack,
};

/** Stores a file as a document at the person's node. */
export async function storeDocument(
  context: CliContext,
  { path, kind, mediaType, recipients, recipientNpis, isPrivate }: StoreDocumentParameters,
): Promise<DocumentReceipt> {
  const bytes = readBytes(path);
  requireShape(kind, path, bytes);
  await context.signIn();
  const hasRecipients = recipients !== undefined || recipientNpis !== undefined;
  return context.node.document.put({
    query: {
      visibility: isPrivate === true || hasRecipients ? "private" : "public",
      kind,
      mediaType,
      recipients: recipients === undefined ? undefined : [...recipients],
      recipientNpis: recipientNpis === undefined ? undefined : [...recipientNpis],
    },
    body: bytes,
  });
}

/** A document given as digest or as a file, which is then stored. Gives the digest. */
export async function digestOrFile(
  context: CliContext,
  { path, ...rest }: StoreDocumentParameters,
): Promise<Hex> {
  if (isHex(path) && path.length === 66) return path;
  return (await storeDocument(context, { path, ...rest })).digest;
}

function readBytes(path: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (cause) {
    throw new AppError(
      "input.invalid",
      { field: "file", value: path, problem: "it cannot be read" },
      { cause },
    );
  }
}

function requireShape(kind: DocumentKind, path: string, bytes: Uint8Array): void {
  const shape = shapes[kind];
  if (shape === undefined) return;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new AppError(
      "document.malformed",
      { cid: path, expected: kind, problem: "it is no JSON" },
      { cause },
    );
  }
  const { error } = shape.safeParse(value);
  if (error === undefined) return;
  const problem = error.issues.map(({ path: at, message }) => `${at.join(".")}: ${message}`).join("; ");
  throw new AppError("document.malformed", { cid: path, expected: kind, problem });
}
