import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookValue } from "./book-value.ts";
import { DepreciationMethod, YEAR_SECONDS } from "./depreciation.ts";
import vectors from "./depreciation-vectors.json" with { type: "json" };
import { parseDepreciationMethod } from "./parse-depreciation-method.ts";

const asset = {
  cost: 32_000_000_000n,
  residual: 2_000_000_000n,
  acquiredAt: 1_700_000_000,
  life: 8 * YEAR_SECONDS,
  rateBps: 2000,
};
const years = (count: number): number => asset.acquiredAt + count * YEAR_SECONDS;

describe("bookValue", () => {
  describe("given the straight line", () => {
    const valuation = { ...asset, method: "straight-line" } as const;
    it.each([
      [-1, 32_000_000_000n],
      [0, 32_000_000_000n],
      [4, 17_000_000_000n],
      [8, 2_000_000_000n],
      [50, 2_000_000_000n],
    ])("is, after %i years, %d", (count, value) =>
      expect(bookValue(valuation, years(count), 0n)).toBe(value),
    );
    it("rounds the depreciation down", () =>
      expect(bookValue({ ...valuation, cost: 3n, residual: 1n, life: 10 }, asset.acquiredAt + 9, 0n)).toBe(
        2n,
      ));
  });
  describe("given the declining balance", () => {
    const valuation = { ...asset, method: "declining-balance" } as const;
    it.each([
      [0, 32_000_000_000n],
      [1, 25_600_000_000n],
      [1.5, 23_040_000_000n],
      [2, 20_480_000_000n],
      [30, 2_000_000_000n],
    ])("is, after %d years, %d", (count, value) =>
      expect(bookValue(valuation, years(count), 0n)).toBe(value),
    );
    it("stays where sixty years have brought it", () => {
      const slow = { ...valuation, residual: 0n, rateBps: 1 };
      expect(bookValue(slow, years(75), 0n)).toBe(bookValue(slow, years(60), 0n));
    });
  });
  describe("given units of production", () => {
    const valuation = { ...asset, life: 1000, method: "units-of-production" } as const;
    it("falls with metered time, not with the calendar", () => {
      expect(bookValue(valuation, years(50), 0n)).toBe(32_000_000_000n);
      expect(bookValue(valuation, years(0), 500n)).toBe(17_000_000_000n);
      expect(bookValue(valuation, years(0), 1000n)).toBe(2_000_000_000n);
    });
  });
  it("lies between residual and cost and never rises, whatever the method", () => {
    const valuation = fc
      .record({
        residual: fc.bigInt({ min: 0n, max: 2n ** 40n }),
        above: fc.bigInt({ min: 0n, max: 2n ** 40n }),
        life: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
        rateBps: fc.integer({ min: 1, max: 10_000 }),
        method: fc.constantFrom(0, 1, 2).map(parseDepreciationMethod),
      })
      .map(({ above, ...rest }) => ({ ...rest, cost: rest.residual + above, acquiredAt: 0 }));
    const instant = fc.nat(2 ** 31);
    fc.assert(
      fc.property(valuation, instant, instant, (given, first, second) => {
        const [early, late] = [Math.min(first, second), Math.max(first, second)];
        const before = bookValue(given, early, BigInt(early));
        const after = bookValue(given, late, BigInt(late));
        expect(after >= given.residual && before <= given.cost && after <= before).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
  it("gives the committed vectors, which the contract is held to as well", () => {
    expect(vectors.length).toBe(180);
    for (const { cost, residual, method, at, meteredSeconds, ...vector } of vectors) {
      const valuation = {
        ...vector,
        cost: BigInt(cost),
        residual: BigInt(residual),
        method: parseDepreciationMethod(method),
      };
      expect(bookValue(valuation, at, BigInt(meteredSeconds)).toString(), JSON.stringify(vector)).toBe(
        vector.bookValue,
      );
    }
  });
});

describe("parseDepreciationMethod", () => {
  it("reads numbers and names", () =>
    expect(Object.values(DepreciationMethod).map(parseDepreciationMethod)).toEqual(
      Object.keys(DepreciationMethod),
    ));
  it("refuses others", () =>
    expect(() => parseDepreciationMethod("linear")).toThrow(
      expect.objectContaining({ code: "equipment.depreciation-unknown" }),
    ));
});
