/** What keeps a borrower from reserving a unit that is free. */
export type OfferObstacle =
  | "agreement-missing"
  | "unfit"
  | "owner-inactive"
  | "outside-area"
  | "off-grid"
  | "in-past"
  | "lead-too-short"
  | "beyond-horizon"
  | "length-out-of-range"
  | "priority-refused";

/** Each obstacle in words. */
export const offerObstacles: Readonly<Record<OfferObstacle, string>> = {
  "agreement-missing": "no agreement in force with its owner for all of the time",
  unfit: "not fit to lend until the end",
  "owner-inactive": "its owner's licence or insurance ends before",
  "outside-area": "you are outside its owner's service area",
  "off-grid": "the time does not fit its slots",
  "in-past": "the time has begun",
  "lead-too-short": "its owner wants more notice",
  "beyond-horizon": "its owner does not lend so far ahead",
  "length-out-of-range": "its owner does not lend for so long or so short",
  "priority-refused": "its owner does not lend for this priority",
};

/**
 * 0 for what may be reserved as it is, 1 for what only lacks an agreement, which two signatures mend, 2 for what
 * cannot be had now.
 */
export function offerStanding(obstacles: readonly OfferObstacle[]): 0 | 1 | 2 {
  if (obstacles.length === 0) return 0;
  return obstacles.every((obstacle) => obstacle === "agreement-missing") ? 1 : 2;
}
