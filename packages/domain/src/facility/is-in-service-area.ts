import { cellResolution } from "./cell-resolution.ts";
import type { H3Cell } from "./h3-cell.ts";
import { parentCell } from "./parent-cell.ts";

/** Tells whether a home cell descends from one of an area's cells. */
export function isInServiceArea(home: H3Cell, area: Iterable<H3Cell>): boolean {
  const resolution = cellResolution(home);
  for (const cell of area) {
    const coarser = cellResolution(cell);
    if (coarser <= resolution && parentCell(home, coarser) === cell) return true;
  }
  return false;
}
