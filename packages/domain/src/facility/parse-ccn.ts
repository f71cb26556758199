import { AppError } from "../error/app-error.ts";

/** A CMS certification number: six characters, the first two for the state. */
export type Ccn = string;

/**
 * As CMS assigns them (Pub. 100-07, 2779): a provider, or a unit of one, whose kind a letter in third place tells;
 * a unit of an excluded hospital; a hospital for emergencies only, E not federal, F federal.
 */
const PATTERN = /^\d{2}(?:[0-9A-Z]\d{3}|[ST][A-F]\d{2}|\d{3}[EF])$/;

/** Reads a CCN; a number that lost its leading zero in a spreadsheet gets it back. Throws facility.ccn-invalid. */
export function parseCcn(text: string): Ccn {
  const ccn = text
    .trim()
    .toUpperCase()
    .replace(/^\d{5}$/, "0$&");
  if (PATTERN.test(ccn)) return ccn;
  const problem =
    "it must be six characters: two digits, a digit or letter, then three digits, the last of which may be E or F";
  throw new AppError("facility.ccn-invalid", { field: "ccn", value: text, problem });
}
