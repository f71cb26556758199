import type { Npi } from "./npi.ts";
import { npiCheckDigit } from "./npi-check-digit.ts";

/**
 * The NPI for a test facility: begins with 2, which the registry has not given out, and is Luhn-valid.
 * `ordinal` is 0 to 99,999,999; the same ordinal always gives the same number.
 */
export function testNpi(ordinal: number): Npi {
  const body = `2${String(ordinal).padStart(8, "0")}`;
  return `${body}${npiCheckDigit(body)}`;
}
