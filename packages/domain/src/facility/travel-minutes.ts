import type { Coordinates } from "./h3-cell.ts";
import { roadKilometres } from "./road-kilometres.ts";
import { defaultRoadModel, type RoadModel } from "./road-model.ts";

/** Estimated driving time in whole minutes, rounded up. */
export function travelMinutes(
  from: Coordinates,
  to: Coordinates,
  model: RoadModel = defaultRoadModel,
): number {
  return Math.ceil((roadKilometres(from, to, model) / model.averageKilometresPerHour) * 60);
}
