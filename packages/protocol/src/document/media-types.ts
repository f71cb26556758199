import { z } from "zod";

/** What a stored document may be, with the ending of its file: nothing that a browser runs. */
const endings = {
  "application/octet-stream": "bin",
  "application/json": "json",
  "application/jose+json": "jose.json",
  "application/pdf": "pdf",
  "image/heic": "heic",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "text/csv": "csv",
  "text/plain": "txt",
} as const;

export type DocumentMediaType = keyof typeof endings;

// The record has these keys and no others.
const names = Object.keys(endings) as readonly DocumentMediaType[];

export const documentMediaType = z.enum(names);

/** The type itself where it is one of the list, else that of plain bytes: for what other nodes, or older ones, stored. */
export function knownMediaType(said: string | undefined): DocumentMediaType {
  return names.find((name) => name === said) ?? "application/octet-stream";
}

export function fileEndingOf(mediaType: DocumentMediaType): string {
  return endings[mediaType];
}
