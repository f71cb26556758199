import { z } from "zod";
import { queryInt } from "./query.ts";

/** What every list accepts: how many, and the cursor a former page ended with. */
export const pageQuery = { limit: queryInt.optional(), cursor: z.string().max(200).optional() };

/** One page of a list; `cursor` is absent on the last page. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), cursor: z.string().optional() });
}
