import { LAST_MOMENT } from "@medequipshare/domain";
import { z } from "zod";

/** How far the numbers of a cursor go: as far as the rows they are compared with. */
const mostOf = {
  id: 2 ** 32 - 1,
  moment: LAST_MOMENT,
  number: Number.MAX_SAFE_INTEGER,
  index: 2 ** 31 - 1,
  leg: 2 ** 15 - 1,
} as const;
type CursorPart = keyof typeof mostOf | "productCode";

/** Where a page of a list ended: the place of its last row in the list's order, joined by ~. */
export function cursorOf(...parts: readonly CursorPart[]) {
  return z.string().refine((text) => isPlace(text.split("~"), parts), "no page of this list ended there");
}

function isPlace(texts: readonly string[], parts: readonly CursorPart[]): boolean {
  return texts.length === parts.length && parts.every((part, index) => isPart(texts[index] ?? "", part));
}

function isPart(text: string, part: CursorPart): boolean {
  if (part === "productCode") return /^[A-Z]{3}$/.test(text);
  return /^(?:0|[1-9]\d{0,15})$/.test(text) && Number(text) <= mostOf[part];
}
