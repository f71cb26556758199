import { AppError } from "../error/app-error.ts";

/** A CMS certification number: six characters, two digits of state, then a digit or letter, then three digits. */
export type Ccn = string;

/** Reads a CCN; one that lost its leading zero in a spreadsheet gets it back. Throws facility.ccn-invalid. */
export function parseCcn(text: string): Ccn {
  const ccn = text.trim().toUpperCase().padStart(6, "0");
  if (!/^\d{2}[0-9A-Z]\d{3}$/.test(ccn)) {
    const problem = "it must be two digits, a digit or letter, then three digits";
    throw new AppError("facility.ccn-invalid", { field: "ccn", value: text, problem });
  }
  return ccn;
}
