/** How a straight line becomes a drive, for estimates where no router is at hand. */
export type RoadModel = {
  /** Road kilometres per straight kilometre. */
  readonly detourIndex: number;
  readonly averageKilometresPerHour: number;
};

/**
 * Detour index 1.417: the mean over the United States of driving to straight-line distance from communities to
 * hospitals (Boscoe, Henry, Zdeb, "A Nationwide Comparison of Driving Distance Versus Straight-Line Distance to
 * Hospitals", The Professional Geographer 64(2), 2012). The speed is our assumption for rural highways with a
 * loaded van; both are estimates and are shown as such.
 */
export const defaultRoadModel: RoadModel = { detourIndex: 1.417, averageKilometresPerHour: 80 };
