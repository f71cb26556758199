import { parseNpi } from "./parse-npi.ts";

/** Whether text is an NPI, its check digit included. */
export function isNpi(text: string): boolean {
  try {
    parseNpi(text);
    return true;
  } catch {
    return false;
  }
}
