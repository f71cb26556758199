import { z } from "zod";

/** A whole number in a query or path. */
export const queryInt = z.codec(z.string().regex(/^\d{1,15}$/), z.int(), {
  decode: (text) => Number(text),
  encode: (value) => String(value),
});

/** How many a list gives at most. */
export function queryLimit(most: number) {
  return z.codec(z.string().regex(/^\d{1,15}$/), z.int().min(1).max(most), {
    decode: (text) => Number(text),
    encode: (value) => String(value),
  });
}

/** A flag in a query: true or false. */
export const queryFlag = z.codec(z.enum(["true", "false"]), z.boolean(), {
  decode: (text) => text === "true",
  encode: (value) => (value ? "true" : "false"),
});

/** Several whole numbers in a query, separated by commas; or none. */
export const queryInts = z.codec(z.string().regex(/^(\d{1,15}(,\d{1,15}){0,63})?$/), z.array(z.int()), {
  decode: (text) => (text === "" ? [] : text.split(",").map(Number)),
  encode: (values) => values.join(","),
});

/** Several words in a query, separated by commas. */
export const queryTexts = z.codec(z.string().max(1000), z.array(z.string()), {
  decode: (text) => text.split(",").filter((part) => part !== ""),
  encode: (values) => values.join(","),
});
