import { cellToLatLng } from "h3-js";
import { formatCell } from "./format-cell.ts";
import type { Coordinates, H3Cell } from "./h3-cell.ts";

/** The middle of a cell: where a facility is taken to stand when only its cell is known. */
export function cellCentre(cell: H3Cell): Coordinates {
  const [latitude, longitude] = cellToLatLng(formatCell(cell));
  return { latitude, longitude };
}
