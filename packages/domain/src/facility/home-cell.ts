import { latLngToCell } from "h3-js";
import { AppError } from "../error/app-error.ts";
import { type Coordinates, type H3Cell, HOME_RESOLUTION } from "./h3-cell.ts";

/** The H3 cell of resolution 8 a place lies in. Throws facility.coordinates-invalid. */
export function homeCell({ latitude, longitude }: Coordinates): H3Cell {
  if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
    throw new AppError("facility.coordinates-invalid", { latitude, longitude });
  }
  return BigInt(`0x${latLngToCell(latitude, longitude, HOME_RESOLUTION)}`);
}
