import type { H3Cell } from "./h3-cell.ts";

/** The resolution, 0 to 15: bits 52 to 55 of the index (H3 specification, "H3Index representations"). */
export function cellResolution(cell: H3Cell): number {
  return Number((cell >> 52n) & 0xfn);
}
