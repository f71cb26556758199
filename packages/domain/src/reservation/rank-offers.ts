import { formatUsd } from "../settlement/format-usd.ts";
import type { TokenUnits } from "../settlement/money.ts";
import { explainOffer, type OfferReason } from "./explain-offer.ts";
import type { OfferCandidate } from "./offer-candidate.ts";
import { offerStanding } from "./offer-obstacle.ts";

export type RankedOffer<Candidate extends OfferCandidate> = Candidate & {
  /** 1 for the best. */
  readonly rank: number;
  /** Token units, lower is better: see {@link scoreOffer}. */
  readonly score: TokenUnits;
  /** Every figure that decided, each with its words. */
  readonly reasons: readonly OfferReason[];
  /** The reasons as one sentence. */
  readonly reason: string;
};

/** What counts as how much money, token units. */
export type OfferWeights = {
  readonly perMinute: TokenUnits;
  readonly perHourLent: TokenUnits;
};
/** A minute on the road counts as a dollar; ten hours lent by the owner count as a dollar. Our judgement. */
export const defaultOfferWeights: OfferWeights = { perMinute: 1_000_000n, perHourLent: 100_000n };

/** Cost, and what way and fairness count: whoever lent less lately goes first among equals. */
export function scoreOffer(
  candidate: Pick<OfferCandidate, "cost" | "travelMinutes" | "ownerHoursLent">,
  weights: OfferWeights = defaultOfferWeights,
): TokenUnits {
  const way = BigInt(candidate.travelMinutes) * weights.perMinute;
  return candidate.cost + way + BigInt(candidate.ownerHoursLent) * weights.perHourLent;
}

/**
 * Orders candidates: first what may be reserved as it is, then what only lacks an agreement, then the rest; within
 * each the type asked for before substitutes; then by score; equal scores by unit id, so that the order never depends
 * on the input's. The read model's search finds the first of this very order.
 */
export function rankOffers<Candidate extends OfferCandidate>(
  candidates: readonly Candidate[],
  weights: OfferWeights = defaultOfferWeights,
): readonly RankedOffer<Candidate>[] {
  const scored = candidates.map((candidate) => ({ ...candidate, score: scoreOffer(candidate, weights) }));
  return scored.sort(compare).map((offer, index, all) => {
    const reasons = explainOffer(offer, all);
    return { ...offer, rank: index + 1, reasons, reason: sentence(offer, reasons) };
  });
}

type Scored = OfferCandidate & { readonly score: TokenUnits };

function compare(a: Scored, b: Scored): number {
  return (
    offerStanding(a.obstacles) - offerStanding(b.obstacles) ||
    Number(a.substitutes !== null) - Number(b.substitutes !== null) ||
    (a.score < b.score ? -1 : a.score > b.score ? 1 : a.unitId - b.unitId)
  );
}

/** Such as "Nearest, cheapest of these; 30 min away, $400.00". */
function sentence(offer: OfferCandidate, reasons: readonly OfferReason[]): string {
  const facts = `${offer.travelMinutes} min away, ${formatUsd(offer.cost)}`;
  const against = reasons.filter(({ weighs }) => weighs === "against").map(({ text }) => text);
  const strengths = reasons.filter(({ weighs }) => weighs === "for").map(({ text }) => text);
  const said = against.length > 0 ? against : strengths;
  const praise = said.join(", ");
  return praise === "" ? facts : `${praise[0]?.toUpperCase()}${praise.slice(1)}; ${facts}`;
}
