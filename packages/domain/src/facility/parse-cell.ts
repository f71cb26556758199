import { isValidCell } from "h3-js";
import { AppError } from "../error/app-error.ts";
import type { H3Cell } from "./h3-cell.ts";

/** Reads H3's hexadecimal text, with or without 0x. Throws facility.cell-invalid. */
export function parseCell(text: string): H3Cell {
  const hex = text.trim().toLowerCase().replace(/^0x/, "");
  if (!isValidCell(hex)) {
    throw new AppError("facility.cell-invalid", {
      field: "cell",
      value: text,
      problem: "H3 does not know it",
    });
  }
  return BigInt(`0x${hex}`);
}
