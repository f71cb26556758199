import { AppError } from "@medequipshare/domain";
import { type Hex, stringToHex } from "viem";

/** ASCII text as fixed-width bytes, left-aligned. Throws input.invalid when it is too long or not printable ASCII. */
export function asciiBytes(field: string, text: string, size: number): Hex {
  if (!/^[\x20-\x7e]*$/.test(text) || text.length > size) {
    throw new AppError("input.invalid", {
      field,
      value: text,
      problem: `at most ${size} ASCII characters fit`,
    });
  }
  return stringToHex(text, { size });
}
