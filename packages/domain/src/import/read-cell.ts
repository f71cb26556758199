import { AppError } from "../error/app-error.ts";
import { parseMoment } from "../reservation/parse-moment.ts";

/** The text without surrounding spaces. Throws input.invalid when nothing is left. */
export function requireText(field: string, text: string): string {
  if (text.trim() !== "") return text.trim();
  throw new AppError("input.invalid", { field, value: text, problem: "it is empty" });
}

/** Midnight UTC of a day written YYYY-MM-DD, as unix seconds. Throws input.invalid, also for a day after `now`. */
export function pastDay(text: string, now: number): number {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text.trim());
  const at = isDay ? parseMoment(text.trim(), "acquired_on") : Number.NaN;
  if (at <= now) return at;
  const problem = isDay ? "it lies in the future" : "it must be a date written YYYY-MM-DD";
  throw new AppError("input.invalid", { field: "acquired_on", value: text, problem });
}

/** A number over 0 and at most `most`; 0 for an empty cell that is not needed. Throws input.invalid. */
export function decimal(
  field: string,
  text: string,
  range: { readonly most: number; readonly needed: boolean },
): number {
  if (text.trim() === "" && !range.needed) return 0;
  const value = /^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (value > 0 && value <= range.most) return value;
  throw new AppError("input.invalid", {
    field,
    value: text,
    problem: `it must be over 0 and at most ${range.most}`,
  });
}
