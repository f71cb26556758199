import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, roundParts } from "./format-money.ts";

describe("formatMoney", () => {
  it.each([
    [905_666_659n, "$905.67"],
    [1_250_500_000n, "$1,250.50"],
    [4_999n, "$0.00"],
    [5_000n, "$0.01"],
    [-5_000n, "−$0.01"],
    [-4_999n, "$0.00"],
    [0n, "$0.00"],
  ])("tells %i millionths as %s", (amount, text) => {
    expect(formatMoney(amount)).toBe(text);
  });
});

describe("roundParts", () => {
  it("gives parts within a cent of theirs, which add up to the rounded sum", () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { maxLength: 8 });
    fc.assert(
      fc.property(amounts, (parts) => {
        const rounded = roundParts(parts);
        const sum = (all: readonly bigint[]) => all.reduce((total, each) => total + each, 0n);
        expect(formatMoney(sum(rounded))).toBe(formatMoney(sum(parts)));
        for (const [index, part] of parts.entries()) {
          const off = (rounded[index] ?? 0n) - part;
          expect(off > -10_000n && off < 10_000n).toBe(true);
        }
      }),
    );
  });
});
