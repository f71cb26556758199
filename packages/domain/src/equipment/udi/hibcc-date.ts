import { AppError } from "../../error/app-error.ts";
import { fullYear } from "./gs1-date.ts";
import { labelDate, ordinalDate } from "./label-date.ts";
import type { LabelDate } from "./udi.ts";

export type HibccDateFormat = "MMYY" | "MMDDYY" | "YYMMDD" | "YYMMDDHH" | "YYJJJ" | "YYJJJHH" | "YYYYMMDD";

/** The day a HIBCC date means; MMYY is the last day of its month, an hour is checked and left out. */
export function hibccDate(format: HibccDateFormat, value: string, now = 0): LabelDate {
  const date = /^\d+$/.test(value) && value.length === format.length ? read(format, value, now) : undefined;
  if (date !== undefined) return date;
  throw new AppError("udi.date-invalid", {
    field: "date",
    value,
    problem: `it must be a date written ${format}`,
  });
}

function read(format: HibccDateFormat, value: string, now: number): LabelDate | undefined {
  const field = (letters: string): number | undefined => {
    const at = format.indexOf(letters);
    return at === -1 ? undefined : Number(value.slice(at, at + letters.length));
  };
  if ((field("HH") ?? 0) > 23) return undefined;
  const year = field("YYYY") ?? fullYear(field("YY") ?? 0, now);
  const dayOfYear = field("JJJ");
  if (dayOfYear !== undefined) return ordinalDate(year, dayOfYear);
  return labelDate(year, field("MM") ?? 0, field("DD") ?? "last");
}
