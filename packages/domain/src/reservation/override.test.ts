import { describe, expect, it } from "vitest";
import { firstCallUntil, overrideCost } from "./override.ts";
import {
  OverrideReason,
  overrideReasonNames,
  overrideReasonTexts,
  parseOverrideReason,
} from "./override-reason.ts";
import { overrideRight, type PastOverride } from "./override-right.ts";
import { displacementObstacles, isUninvolved } from "./override-rules.ts";

const hour = 3600;
const terms = {
  ratePerHour: 12_000_000n,
  contributionPerHour: 1_500_001n,
  deposit: 500_000_000n,
  turnaroundSlots: 1,
};
const interval = { startsAt: 0, endsAt: 4 * hour };
const charges = 3n * 13_500_001n;

describe("overrideCost", () => {
  it("refunds the escrow and costs half of price and contribution twice, rounded down", () =>
    expect(
      overrideCost(terms, { ...interval, state: "confirmed", escrow: 500_000_000n + charges }, hour),
    ).toEqual({
      refund: 500_000_000n + charges,
      compensation: 20_250_001n,
      bond: 20_250_001n,
    }));
  it("costs nothing for a hold, which paid nothing", () =>
    expect(overrideCost(terms, { ...interval, state: "held", escrow: 0n }, hour)).toEqual({
      refund: 0n,
      compensation: 0n,
      bond: 0n,
    }));
});

describe("firstCallUntil", () => {
  it("gives thirty days", () => expect(firstCallUntil(1_000)).toBe(1_000 + 30 * 86_400));
});

describe("displacementObstacles", () => {
  const facts = { state: "confirmed", priority: "elective", endsAt: 10, ownerId: 1, borrowerId: 2 } as const;
  it("finds none for what is confirmed or held by somebody else below an emergency", () => {
    expect(displacementObstacles(facts, 3, 9)).toEqual([]);
    expect(displacementObstacles({ ...facts, state: "held", priority: "urgent" }, 3, 9)).toEqual([]);
  });
  it.each([
    [{ state: "on-loan" }, 3, 9, "state"],
    [{ state: "cancelled" }, 3, 9, "state"],
    [{ priority: "emergency" }, 3, 9, "priority"],
    [{}, 1, 9, "own-unit"],
    [{}, 2, 9, "own-reservation"],
    [{}, 3, 10, "over"],
  ] as const)("finds what %o of facility %i at %i has against it: %s", (change, facility, now, obstacle) =>
    expect(displacementObstacles({ ...facts, ...change }, facility, now)).toEqual([obstacle]),
  );
});

describe("isUninvolved", () => {
  const parties = { overriderId: 1, displacedId: 2, ownerId: 3 };
  it("is only who neither made nor suffered the override nor lends the unit", () => {
    for (const facility of [1, 2, 3]) expect(isUninvolved(parties, facility)).toBe(false);
    expect(isUninvolved(parties, 4)).toBe(true);
  });
});

describe("parseOverrideReason", () => {
  it("reads every number and name of the list", () => {
    for (const name of overrideReasonNames) {
      expect(parseOverrideReason(OverrideReason[name])).toBe(name);
      expect(parseOverrideReason(name)).toBe(name);
      expect(overrideReasonTexts[name]).toMatch(/\.$/);
    }
    expect(overrideReasonNames.toSorted()).toEqual(Object.keys(OverrideReason).toSorted());
  });
  it("reads a number of no reason as other and refuses a word of none", () => {
    expect(parseOverrideReason(77)).toBe("other");
    expect(() => parseOverrideReason("because")).toThrow(
      expect.objectContaining({ code: "override.reason-unknown" }),
    );
  });
});

describe("overrideRight", () => {
  const day = 86_400;
  const made = (madeAt: number, change: Partial<PastOverride> = {}): PastOverride => ({
    displacedId: BigInt(madeAt),
    madeAt,
    bond: 7n,
    reviewedAt: madeAt + 1,
    suspendedUntil: 0,
    ...change,
  });
  const now = 100 * day;

  it("is free for who never overrode", () =>
    expect(overrideRight([], now)).toEqual({
      pendingId: null,
      bond: 0n,
      suspendedUntil: 0,
      used: 0,
      freeAt: 0,
      obstacle: null,
    }));
  it("waits for the review of the last one", () => {
    const pending = made(now - day, { reviewedAt: null, suspendedUntil: null });
    expect(overrideRight([made(5), pending], now)).toMatchObject({
      pendingId: BigInt(now - day),
      bond: 7n,
      used: 1,
      obstacle: "review-pending",
    });
  });
  it("is suspended until the last review says", () => {
    const past = [made(now - 40 * day, { suspendedUntil: now + 1 })];
    expect(overrideRight(past, now)).toMatchObject({ obstacle: "suspended" });
    expect(overrideRight(past, now + 1)).toMatchObject({ obstacle: null });
  });
  it("allows three in thirty days", () => {
    const past = [now - 30 * day + 1, now - 2 * day, now - day].map((at) => made(at));
    expect(overrideRight(past, now)).toMatchObject({ used: 3, freeAt: now + 1, obstacle: "limit-reached" });
    expect(overrideRight(past, now + 1)).toMatchObject({ used: 2, obstacle: null });
  });
});
