import { AppError } from "../error/app-error.ts";
import { LAST_MOMENT, type UnixSeconds } from "./time-slot.ts";

const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/i;
const REMEDY = "write a day or a moment with its zone, such as 2026-12-01T08:00Z, or unix seconds";

/**
 * A moment as people and programs write it: unix seconds, a day (midnight UTC) or RFC 3339, where seconds may be left
 * out; a fraction of a second is dropped. Throws input.invalid, also for a day that no calendar has.
 */
export function parseMoment(text: string, field: string): UnixSeconds {
  const at = isSeconds(text) ? Number(text) : secondsOf(text, field);
  if (at >= 0 && at <= LAST_MOMENT) return at;
  throw new AppError("input.invalid", { field, value: text, problem: REMEDY });
}

/** A date without its dashes, or a year alone, is none. */
const isSeconds = (text: string) => /^\d{1,13}$/.test(text) && !/^(?:19|20)\d\d(?:\d\d){0,2}$/.test(text);

function secondsOf(text: string, field: string): number {
  const [, year, month, day] = RFC_3339.exec(text) ?? [];
  if (year === undefined) return Number.NaN;
  if (!isDay(Number(year), Number(month), Number(day))) {
    const problem = `there is no day ${year}-${month}-${day}`;
    throw new AppError("input.invalid", { field, value: text, problem });
  }
  return Math.floor(Date.parse(text.toUpperCase()) / 1000);
}

function isDay(year: number, month: number, day: number): boolean {
  // Day 0 of the next month is the last of this one; Date.parse would take 30 February as 2 March (RFC 3339, 5.7).
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay;
}
