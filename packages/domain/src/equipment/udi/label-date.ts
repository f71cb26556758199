import type { LabelDate } from "./udi.ts";

/** The date written YYYY-MM-DD, or undefined when no calendar has it. */
export function labelDate(year: number, month: number, day: number | "last"): LabelDate | undefined {
  if (!(month >= 1 && month <= 12)) return undefined;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const dayOfMonth = day === "last" ? lastDay : day;
  if (!(dayOfMonth >= 1 && dayOfMonth <= lastDay)) return undefined;
  return new Date(Date.UTC(year, month - 1, dayOfMonth)).toISOString().slice(0, 10);
}

/** The date of a day's number within its year, 1 to 366, or undefined. */
export function ordinalDate(year: number, dayOfYear: number): LabelDate | undefined {
  const date = new Date(Date.UTC(year, 0, dayOfYear));
  return dayOfYear >= 1 && date.getUTCFullYear() === year ? date.toISOString().slice(0, 10) : undefined;
}
