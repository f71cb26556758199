import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatUsd } from "./format-usd.ts";
import { parseUsd } from "./parse-usd.ts";

describe("formatUsd", () => {
  it.each([
    [0n, "$0.00"],
    [1n, "$0.000001"],
    [1_250_500_000n, "$1,250.50"],
    [-1_000_000_000_000n, "-$1,000,000.00"],
    [1_234_500n, "$1.2345"],
  ])("writes %d as %s", (amount, text) => expect(formatUsd(amount)).toBe(text));
  it("is undone by parseUsd", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }), (amount) => {
        expect(parseUsd(formatUsd(amount))).toBe(amount);
      }),
    );
  });
});

describe("parseUsd", () => {
  it.each([
    ["1250", 1_250_000_000n],
    [" $1,250.5 ", 1_250_500_000n],
    ["0.000001", 1n],
  ])("reads %s", (text, amount) => expect(parseUsd(text)).toBe(amount));
  it.each(["", "1.0000001", "12,50", "1e6", "€5", "1.", ".5", "0x10"])("refuses '%s'", (text) =>
    expect(() => parseUsd(text, "price")).toThrow(
      expect.objectContaining({
        code: "settlement.amount-malformed",
        evidence: { field: "price", value: text },
      }),
    ),
  );
});
