import type { Coordinates } from "./h3-cell.ts";
import { defaultRoadModel, type RoadModel } from "./road-model.ts";

/** Bounds in degrees; no bound of longitude where the box touches a pole or the date line. */
export type TravelBox = {
  readonly south: number;
  readonly north: number;
  readonly west?: number;
  readonly east?: number;
};

/** The H3 library's and ours; see distanceKilometres. */
const EARTH_RADIUS = 6371.0088;
const degrees = (radians: number): number => (radians * 180) / Math.PI;
/** Rounding must leave nobody out. */
const SLACK = 1e-6;

/** A box that holds every place within the estimated driving time of a centre; corners of it lie further away. */
export function travelBox(
  { latitude, longitude }: Coordinates,
  minutes: number,
  model: RoadModel = defaultRoadModel,
): TravelBox {
  const angle = ((minutes / 60) * model.averageKilometresPerHour) / model.detourIndex / EARTH_RADIUS;
  const south = latitude - degrees(angle) - SLACK;
  const north = latitude + degrees(angle) + SLACK;
  if (south <= -90 || north >= 90) return { south, north };
  const aside = degrees(Math.asin(Math.sin(angle) / Math.cos((latitude * Math.PI) / 180))) + SLACK;
  const west = longitude - aside;
  const east = longitude + aside;
  return west < -180 || east > 180 ? { south, north } : { south, north, west, east };
}
