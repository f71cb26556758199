import type { z } from "zod";

type Path = readonly (string | number)[];

/** Where in a JSON value there is text that no database and no UTF-8 file can hold: a NUL or half a character. */
export function findUnstorableText(value: unknown, path: Path = []): Path | undefined {
  if (typeof value === "string") return isStorable(value) ? undefined : path;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = isStorable(key) ? findUnstorableText(part, [...path, key]) : path;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is wrong with such text. */
export const UNSTORABLE = "it has a NUL or half of a surrogate pair, which cannot be stored";

/** Makes a schema refuse a value with such text anywhere in it. */
export function refuseUnstorable(value: unknown, context: z.RefinementCtx): void {
  const path = findUnstorableText(value);
  if (path !== undefined) context.addIssue({ code: "custom", path: [...path], message: UNSTORABLE });
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}
