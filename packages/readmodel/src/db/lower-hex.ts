import type { Hex } from "./column.ts";

/** The same bytes in the one spelling that is stored: accounts lose their checksum capitals. */
export function lowerHex(value: Hex): Hex {
  // Lower case changes no 0x.
  return value.toLowerCase() as Hex;
}
