import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankOffers } from "./rank-offers.ts";

const near = { unitId: 1, ownerId: 1, fit: true, travelMinutes: 30, cost: 400_000_000n, ownerHoursLent: 100 };
const cheap = {
  unitId: 2,
  ownerId: 2,
  fit: true,
  travelMinutes: 90,
  cost: 200_000_000n,
  ownerHoursLent: 100,
};
const unfit = { unitId: 3, ownerId: 3, fit: false, travelMinutes: 5, cost: 1n, ownerHoursLent: 0 };

describe("rankOffers", () => {
  it("puts fit units first, then weighs time, cost and fairness, and says why", () =>
    expect(
      rankOffers([unfit, near, cheap]).map(({ unitId, rank, reason }) => ({ unitId, rank, reason })),
    ).toEqual([
      { unitId: 2, rank: 1, reason: "Cheapest, its owner lent least lately; 90 min away, $200.00" },
      { unitId: 1, rank: 2, reason: "Nearest, its owner lent least lately; 30 min away, $400.00" },
      { unitId: 3, rank: 3, reason: "Not fit to lend; 5 min away, $0.000001" },
    ]));
  it("prefers, among equals, the owner who lent least", () => {
    const busy = { ...near, unitId: 1, ownerHoursLent: 500 };
    const idle = { ...near, unitId: 9, ownerHoursLent: 0 };
    expect(rankOffers([busy, idle])[0]?.unitId).toBe(9);
  });
  it("says when there is no choice", () =>
    expect(rankOffers([near])[0]?.reason).toMatch(/^The only fit unit;/));
  it("does not depend on the order given", () => {
    const candidate = fc.record({
      unitId: fc.nat(1000),
      ownerId: fc.nat(9),
      fit: fc.boolean(),
      travelMinutes: fc.nat(3),
      cost: fc.bigInt({ min: 0n, max: 3_000_000n }),
      ownerHoursLent: fc.nat(3),
    });
    const candidates = fc.uniqueArray(candidate, { selector: ({ unitId }) => unitId });
    fc.assert(
      fc.property(candidates, (given) => {
        expect(rankOffers([...given].reverse())).toEqual(rankOffers(given));
      }),
    );
  });
});
