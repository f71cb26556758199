import { withDefault } from "../terminal/param.ts";
import { integer } from "../terminal/params.ts";

/** What names an opening without a grant. */
export const openingArgs = {
  unit: integer("id", "unit id"),
  sequence: integer("number", "which opening of the lock"),
};
export const openingOptions = {
  lock: withDefault(integer("number", "which of the locks ever enrolled for the unit"), 1, "1"),
};
