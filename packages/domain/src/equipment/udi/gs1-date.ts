import { AppError } from "../../error/app-error.ts";
import { labelDate } from "./label-date.ts";
import type { LabelDate } from "./udi.ts";

/**
 * The date in a GS1 YYMMDD value; a day of 00 is the last day of the month. The century follows the sliding window of
 * GS1 General Specifications 7.12: 51 or more years ahead of `now` is last century, 50 or more behind is next.
 * Throws udi.date-invalid.
 */
export function gs1Date(identifier: string, value: string, now: number): LabelDate {
  const [year, month, day] = [value.slice(0, 2), value.slice(2, 4), value.slice(4, 6)].map(Number);
  const date =
    year === undefined || month === undefined || day === undefined
      ? undefined
      : labelDate(fullYear(year, now), month, day === 0 ? "last" : day);
  if (date !== undefined) return date;
  const problem = "it must be year, month and day, two digits each; the day may be 00";
  throw new AppError("udi.date-invalid", { field: `(${identifier})`, value, problem });
}

/** The year a two-digit year means at `now` (unix seconds). */
export function fullYear(twoDigits: number, now: number): number {
  const current = new Date(now * 1000).getUTCFullYear();
  const difference = twoDigits - (current % 100);
  const century = current - (current % 100);
  if (difference >= 51) return century - 100 + twoDigits;
  if (difference <= -50) return century + 100 + twoDigits;
  return century + twoDigits;
}
