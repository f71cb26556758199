import { AppError } from "../error/app-error.ts";
import { cellResolution } from "./cell-resolution.ts";
import type { H3Cell } from "./h3-cell.ts";

const RESOLUTION_FIELD = 0xfn << 52n;
const DIGIT_BITS = 3n;
const FINEST = 15;

/**
 * The cell of a coarser resolution that a cell descends from, by bit arithmetic, as the contract computes it:
 * the resolution field is replaced and every finer digit is set to 7. Throws facility.cell-invalid when the
 * resolution asked for is finer than the cell's own.
 */
export function parentCell(cell: H3Cell, resolution: number): H3Cell {
  const own = cellResolution(cell);
  if (resolution < 0 || resolution > own) {
    const problem = `a cell of resolution ${own} has no parent of resolution ${resolution}`;
    throw new AppError("facility.cell-invalid", { field: "resolution", value: resolution, problem });
  }
  const finerDigits = (1n << (DIGIT_BITS * BigInt(FINEST - resolution))) - 1n;
  return (cell & ~RESOLUTION_FIELD) | (BigInt(resolution) << 52n) | finerDigits;
}
