import { isAppError, parseMoment } from "@medequipshare/domain";
import { z } from "zod";
import { unixSeconds } from "./scalars.ts";

/** A moment as text, in a query or a file, as {@link parseMoment} reads it. */
export const momentText = z.codec(z.string().max(40), unixSeconds, {
  decode: (text, { issues }) => {
    try {
      return parseMoment(text, "time");
    } catch (error) {
      if (!isAppError(error, "input.invalid")) throw error;
      issues.push({ code: "custom", input: text, message: String(error.evidence["problem"]) });
      return z.NEVER;
    }
  },
  encode: (value) => String(value),
});
