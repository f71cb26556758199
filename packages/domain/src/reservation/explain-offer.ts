import { formatUsd } from "../settlement/format-usd.ts";
import type { OfferCandidate } from "./offer-candidate.ts";
import { offerObstacles } from "./offer-obstacle.ts";

/** One reason why an offer stands where it stands. */
export type OfferReason = {
  readonly code: OfferReasonCode;
  readonly weighs: "for" | "against" | "fact";
  readonly text: string;
  /** Minutes, token units, unix seconds or hours, as the code says; absent where there is no figure. */
  readonly figure?: bigint;
};
export type OfferReasonCode =
  | OfferCandidate["obstacles"][number]
  | "substitute"
  | "only"
  | "nearest"
  | "cheapest"
  | "fairest"
  /** Figures that every offer has: minutes; token units; unix seconds; hours. */
  | "travel-minutes"
  | "cost"
  | "fit-until"
  | "owner-hours-lent";

/**
 * Why an offer stands where it does among all that are listed: what is against it, what is for it, and the figures that
 * decided.
 */
export function explainOffer(offer: OfferCandidate, all: readonly OfferCandidate[]): readonly OfferReason[] {
  const against = offer.obstacles.map(
    (code): OfferReason => ({ code, weighs: "against", text: offerObstacles[code] }),
  );
  const instead: readonly OfferReason[] =
    offer.substitutes === null
      ? []
      : [{ code: "substitute", weighs: "against", text: `a substitute: ${offer.substitutes}` }];
  const praise = offer.obstacles.length > 0 ? [] : strengthsOf(offer, all);
  return [...against, ...instead, ...praise, ...figuresOf(offer)];
}

function strengthsOf(offer: OfferCandidate, all: readonly OfferCandidate[]): readonly OfferReason[] {
  const rivals = all.filter(({ obstacles }) => obstacles.length === 0);
  if (rivals.length === 1)
    return [{ code: "only", weighs: "for", text: "the only one that may be reserved" }];
  const best: readonly (readonly [OfferReasonCode, string, boolean])[] = [
    ["nearest", "nearest of these", rivals.every((rival) => offer.travelMinutes <= rival.travelMinutes)],
    ["cheapest", "cheapest of these", rivals.every((rival) => offer.cost <= rival.cost)],
    [
      "fairest",
      "its owner lent least of these lately",
      rivals.every((rival) => offer.ownerHoursLent <= rival.ownerHoursLent),
    ],
  ];
  return best.flatMap(([code, text, holds]): readonly OfferReason[] =>
    holds ? [{ code, weighs: "for", text }] : [],
  );
}

function figuresOf(offer: OfferCandidate): readonly OfferReason[] {
  const { travelMinutes, cost, fitUntil, ownerHoursLent } = offer;
  const until =
    fitUntil === 0 ? "unfit" : `fit until ${new Date(fitUntil * 1000).toISOString().slice(0, 10)}`;
  return [
    {
      code: "travel-minutes",
      weighs: "fact",
      text: `${travelMinutes} min away`,
      figure: BigInt(travelMinutes),
    },
    { code: "cost", weighs: "fact", text: formatUsd(cost), figure: cost },
    { code: "fit-until", weighs: "fact", text: until, figure: BigInt(fitUntil) },
    {
      code: "owner-hours-lent",
      weighs: "fact",
      text: `its owner lent ${ownerHoursLent} h in 90 days`,
      figure: BigInt(ownerHoursLent),
    },
  ];
}
