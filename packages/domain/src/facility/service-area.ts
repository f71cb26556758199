import {
  cellToBoundary,
  cellToLatLng,
  compactCells,
  getHexagonEdgeLengthAvg,
  getResolution,
  gridDisk,
  latLngToCell,
  UNITS,
  uncompactCells,
} from "h3-js";
import { distanceKilometres } from "./distance-kilometres.ts";
import type { Coordinates, H3Cell } from "./h3-cell.ts";
import { defaultRoadModel, type RoadModel } from "./road-model.ts";

const COARSEST = 3;
/** A descendant may stick out of its H3 ancestor's outline; a tenth of the ancestor's radius covers that. */
const OVERHANG = 1.1;

export type ServiceAreaParameters = {
  readonly centre: Coordinates;
  readonly minutes: number;
  readonly model?: RoadModel;
  /** The finest resolution used: 5 is exact to about 10 km, 4 to 25 km, 3 to 70 km. */
  readonly finest?: 3 | 4 | 5;
};

/**
 * H3 cells of resolutions 3, 4 and 5 that together contain every place within the given estimated driving time, and
 * as little else as their size allows. Whole families of cells are merged into their parent. Sorted, without repeats.
 */
export function serviceArea(parameters: ServiceAreaParameters): readonly H3Cell[] {
  const { centre, minutes, model = defaultRoadModel, finest = 5 } = parameters;
  const radius = ((minutes / 60) * model.averageKilometresPerHour) / model.detourIndex;
  const edge = getHexagonEdgeLengthAvg(finest, UNITS.km);
  // Rings of hexagons lie at least 1.5 average edges apart; a fifth more allows for H3's distortion.
  const rings = Math.ceil((radius * 1.2) / edge) + 2;
  const near = gridDisk(latLngToCell(centre.latitude, centre.longitude, finest), rings);
  const touched = near.filter((cell) => touchesCircle(cell, centre, radius));
  return limitCoarseness(compactCells(touched))
    .map((cell) => BigInt(`0x${cell}`))
    .sort((a, b) => (a < b ? -1 : 1));
}

function touchesCircle(cell: string, centre: Coordinates, radius: number): boolean {
  const [latitude, longitude] = cellToLatLng(cell);
  const middle = { latitude, longitude };
  const corners = cellToBoundary(cell).map(([lat, lng]) =>
    distanceKilometres(middle, { latitude: lat, longitude: lng }),
  );
  return distanceKilometres(centre, middle) <= radius + Math.max(...corners) * OVERHANG;
}

function limitCoarseness(cells: readonly string[]): readonly string[] {
  return cells.flatMap((cell) =>
    getResolution(cell) < COARSEST ? uncompactCells([cell], COARSEST) : [cell],
  );
}
