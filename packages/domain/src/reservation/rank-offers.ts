import { formatUsd } from "../settlement/format-usd.ts";
import type { TokenUnits } from "../settlement/money.ts";

/** A unit that might serve a request, with what decides between it and others. */
export type OfferCandidate = {
  readonly unitId: number;
  readonly ownerId: number;
  readonly fit: boolean;
  readonly travelMinutes: number;
  /** Price and contribution for the whole request, without the deposit. */
  readonly cost: TokenUnits;
  /** Hours the owner lent in the last 90 days; owners who lent less go first among equals. */
  readonly ownerHoursLent: number;
};

export type RankedOffer<Candidate extends OfferCandidate> = Candidate & {
  /** 1 for the best. */
  readonly rank: number;
  /** Lower is better: see {@link OfferWeights}. */
  readonly score: number;
  readonly reason: string;
};

/** Score points for one minute, one dollar and one hour lent by the owner. */
export type OfferWeights = {
  readonly perMinute: number;
  readonly perDollar: number;
  readonly perHourLent: number;
};
/** A minute on the road counts as a dollar; ten hours lent by the owner count as a dollar. Our judgement. */
export const defaultOfferWeights: OfferWeights = { perMinute: 1, perDollar: 1, perHourLent: 0.1 };

/**
 * Orders candidates: fit ones first, then by weighted travel time, cost and fairness; equal scores by unit id, so that
 * the order never depends on the input's. Each offer says in words why it stands where it does.
 */
export function rankOffers<Candidate extends OfferCandidate>(
  candidates: readonly Candidate[],
  weights: OfferWeights = defaultOfferWeights,
): readonly RankedOffer<Candidate>[] {
  return candidates
    .map((candidate) => ({ ...candidate, score: scoreOf(candidate, weights) }))
    .sort((a, b) => Number(b.fit) - Number(a.fit) || a.score - b.score || a.unitId - b.unitId)
    .map((offer, index, all) => ({ ...offer, rank: index + 1, reason: reasonOf(offer, all) }));
}

function scoreOf(candidate: OfferCandidate, weights: OfferWeights): number {
  const dollars = Number(candidate.cost) / 1e6;
  return (
    candidate.travelMinutes * weights.perMinute +
    dollars * weights.perDollar +
    candidate.ownerHoursLent * weights.perHourLent
  );
}

function reasonOf(offer: OfferCandidate, all: readonly OfferCandidate[]): string {
  const facts = `${offer.travelMinutes} min away, ${formatUsd(offer.cost)}`;
  if (!offer.fit) return `Not fit to lend; ${facts}`;
  const fit = all.filter((other) => other.fit);
  const strengths = [
    fit.every((other) => offer.travelMinutes <= other.travelMinutes) && "nearest",
    fit.every((other) => offer.cost <= other.cost) && "cheapest",
    fit.every((other) => offer.ownerHoursLent <= other.ownerHoursLent) && "its owner lent least lately",
  ].filter((strength) => strength !== false);
  const praise = fit.length > 1 ? strengths.join(", ") : "the only fit unit";
  return praise === "" ? facts : `${praise[0]?.toUpperCase()}${praise.slice(1)}; ${facts}`;
}
