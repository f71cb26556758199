import { z } from "zod";
import { queryLimit } from "./query.ts";

/** What every list accepts: how many, and the cursor a former page ended with. */
export function pageQuery<Cursor extends z.ZodType>(cursor: Cursor) {
  return { limit: queryLimit(500).optional(), cursor: cursor.optional() };
}

/** One page of a list; `cursor` is absent on the last page. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), cursor: z.string().optional() });
}
