import type { TokenUnits } from "../settlement/money.ts";
import type { OfferObstacle } from "./offer-obstacle.ts";
import type { UnixSeconds } from "./time-slot.ts";

/** A unit that is free for a request, with what decides between it and others. */
export type OfferCandidate = {
  readonly unitId: number;
  readonly ownerId: number;
  /** What keeps the borrower from reserving it; none when it may be reserved as it is. */
  readonly obstacles: readonly OfferObstacle[];
  /** Why another type than the one asked for serves; null when it is of that type. */
  readonly substitutes: string | null;
  /** Whole minutes on the road. */
  readonly travelMinutes: number;
  /** Price and contribution for the whole request, without the deposit. */
  readonly cost: TokenUnits;
  /** Whole hours the owner's units ran on loans settled in the last 90 days. */
  readonly ownerHoursLent: number;
  /** When the first of its certificates and its maintenance plan ends; 0 when it is unfit whatever the date. */
  readonly fitUntil: UnixSeconds;
};
