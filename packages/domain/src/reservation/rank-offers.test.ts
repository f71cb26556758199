import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OfferCandidate } from "./offer-candidate.ts";
import type { OfferObstacle } from "./offer-obstacle.ts";
import { rankOffers, scoreOffer } from "./rank-offers.ts";

const near: OfferCandidate = {
  unitId: 1,
  ownerId: 1,
  obstacles: [],
  substitutes: null,
  travelMinutes: 30,
  cost: 400_000_000n,
  ownerHoursLent: 100,
  fitUntil: 1_800_000_000,
};
const cheap: OfferCandidate = { ...near, unitId: 2, ownerId: 2, travelMinutes: 90, cost: 200_000_000n };
const unfit: OfferCandidate = {
  ...near,
  unitId: 3,
  ownerId: 3,
  obstacles: ["unfit"],
  travelMinutes: 5,
  cost: 1n,
  ownerHoursLent: 0,
  fitUntil: 0,
};
const unsigned: OfferCandidate = { ...near, unitId: 4, ownerId: 4, obstacles: ["agreement-missing"] };
const other: OfferCandidate = {
  ...near,
  unitId: 5,
  ownerId: 5,
  travelMinutes: 1,
  substitutes: "it does more",
};

const obstacle = fc.constantFrom<OfferObstacle>("agreement-missing", "unfit", "outside-area", "off-grid");
const candidate: fc.Arbitrary<OfferCandidate> = fc.record({
  unitId: fc.nat(1000),
  ownerId: fc.nat(9),
  obstacles: fc.uniqueArray(obstacle, { maxLength: 2 }),
  substitutes: fc.constantFrom(null, null, "it does more"),
  travelMinutes: fc.nat(3),
  cost: fc.bigInt({ min: 0n, max: 3_000_000n }),
  ownerHoursLent: fc.nat(30),
  fitUntil: fc.nat(2_000_000_000),
});
const candidates = fc.uniqueArray(candidate, { selector: ({ unitId }) => unitId, minLength: 1 });
const rankOf = (given: readonly OfferCandidate[], unitId: number) =>
  rankOffers(given).find((offer) => offer.unitId === unitId)?.rank ?? 0;

describe("rankOffers", () => {
  it("puts first what may be reserved, then what lacks an agreement only, then the rest", () =>
    expect(
      rankOffers([unfit, unsigned, near, other, cheap]).map(({ unitId, rank, reason }) => [
        rank,
        unitId,
        reason,
      ]),
    ).toEqual([
      [1, 2, "Cheapest of these, its owner lent least of these lately; 90 min away, $200.00"],
      [2, 1, "Its owner lent least of these lately; 30 min away, $400.00"],
      [3, 5, "A substitute: it does more; 1 min away, $400.00"],
      [4, 4, "No agreement in force with its owner for all of the time; 30 min away, $400.00"],
      [5, 3, "Not fit to lend until the end; 5 min away, $0.000001"],
    ]));

  it("gives every offer the figures that decided", () =>
    expect(rankOffers([near])[0]?.reasons.map(({ code, weighs, figure }) => [code, weighs, figure])).toEqual([
      ["only", "for", undefined],
      ["travel-minutes", "fact", 30n],
      ["cost", "fact", 400_000_000n],
      ["fit-until", "fact", 1_800_000_000n],
      ["owner-hours-lent", "fact", 100n],
    ]));

  it("prefers, among equals, the owner who lent least", () => {
    const busy = { ...near, unitId: 1, ownerHoursLent: 500 };
    const idle = { ...near, unitId: 9, ownerHoursLent: 0 };
    expect(rankOffers([busy, idle])[0]?.unitId).toBe(9);
  });

  it("orders totally and whatever the order given", () =>
    fc.assert(
      fc.property(
        candidates.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([given, shuffled]) => {
          const ranked = rankOffers(given);
          expect(rankOffers(shuffled)).toEqual(ranked);
          expect(ranked.map(({ rank }) => rank)).toEqual(given.map((_, index) => index + 1));
          expect(new Set(ranked.map(({ unitId }) => unitId)).size).toBe(given.length);
        },
      ),
    ));

  it("keeps the order of two whoever else is there", () =>
    fc.assert(
      fc.property(candidates, (given) => {
        const rest = given.slice(1);
        const without = rankOffers(rest).map(({ unitId }) => unitId);
        const among = rankOffers(given).map(({ unitId }) => unitId);
        expect(among.filter((unitId) => unitId !== given[0]?.unitId)).toEqual(without);
      }),
    ));

  it("never puts an offer later for being cheaper, nearer, of a fairer owner or freer of obstacles", () =>
    fc.assert(
      fc.property(
        candidates,
        fc.constantFrom("cost", "way", "fairness", "obstacle", "type"),
        (given, what) => {
          const [first, ...others] = given;
          if (first === undefined) return;
          const better: Record<typeof what, OfferCandidate> = {
            cost: { ...first, cost: first.cost / 2n },
            way: { ...first, travelMinutes: Math.max(0, first.travelMinutes - 1) },
            fairness: { ...first, ownerHoursLent: Math.floor(first.ownerHoursLent / 2) },
            obstacle: { ...first, obstacles: first.obstacles.slice(1) },
            type: { ...first, substitutes: null },
          };
          if (what === "obstacle" && first.obstacles[0] === "agreement-missing" && first.obstacles.length > 1)
            return;
          expect(rankOf([better[what], ...others], first.unitId)).toBeLessThanOrEqual(
            rankOf(given, first.unitId),
          );
        },
      ),
    ));
});

describe("scoreOffer", () => {
  it("counts a minute as a dollar and ten hours lent as a dollar", () =>
    expect(scoreOffer({ cost: 5_000_000n, travelMinutes: 3, ownerHoursLent: 20 })).toBe(10_000_000n));
});
