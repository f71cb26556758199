import { distanceKilometres } from "./distance-kilometres.ts";
import type { Coordinates } from "./h3-cell.ts";
import { defaultRoadModel, type RoadModel } from "./road-model.ts";

/** Estimated road distance in kilometres: great circle times the model's detour index. */
export function roadKilometres(
  from: Coordinates,
  to: Coordinates,
  model: RoadModel = defaultRoadModel,
): number {
  return distanceKilometres(from, to) * model.detourIndex;
}
