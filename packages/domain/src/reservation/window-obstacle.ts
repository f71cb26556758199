import { isAppError } from "../error/is-app-error.ts";
import { type CheckWindowParameters, checkWindow } from "./check-window.ts";
import type { OfferObstacle } from "./offer-obstacle.ts";

const obstacles: readonly OfferObstacle[] = [
  "off-grid",
  "in-past",
  "lead-too-short",
  "beyond-horizon",
  "length-out-of-range",
];

/** The first reason why a unit's terms do not allow an interval, or undefined. Throws as {@link checkWindow} otherwise. */
export function windowObstacle(parameters: CheckWindowParameters): OfferObstacle | undefined {
  try {
    checkWindow(parameters);
    return undefined;
  } catch (error) {
    const found = obstacles.find((code) => isAppError(error) && error.code === `reservation.${code}`);
    if (found === undefined) throw error;
    return found;
  }
}
