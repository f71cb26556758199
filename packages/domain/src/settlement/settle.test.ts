import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settle } from "./settle.ts";

const terms = { ratePerHour: 45_000_000n, contributionPerHour: 3_000_000n, lateFeePerHour: 90_000_000n };
const amount = fc.bigInt({ min: 0n, max: 2n ** 48n });
const seconds = fc.nat(10_000_000);

describe("settle", () => {
  it("charges six hours of use and refunds the rest", () =>
    expect(settle({ escrow: 1_652_000_000n, terms, meteredSeconds: 6 * 3600, lateSeconds: 0 })).toEqual({
      revenue: 270_000_000n,
      contribution: 18_000_000n,
      lateFee: 0n,
      refund: 1_364_000_000n,
      shortfall: 0n,
    }));
  it("rounds each charge down", () =>
    expect(settle({ escrow: 1_000_000n, terms, meteredSeconds: 1, lateSeconds: 1 })).toEqual({
      revenue: 12_500n,
      contribution: 833n,
      lateFee: 25_000n,
      refund: 961_667n,
      shortfall: 0n,
    }));
  it("takes contribution, then revenue, then late fee when the escrow runs out", () => {
    expect(settle({ escrow: 50_000_000n, terms, meteredSeconds: 3600, lateSeconds: 3600 })).toEqual({
      contribution: 3_000_000n,
      revenue: 45_000_000n,
      lateFee: 2_000_000n,
      refund: 0n,
      shortfall: 88_000_000n,
    });
    expect(settle({ escrow: 2_000_000n, terms, meteredSeconds: 3600, lateSeconds: 0 })).toMatchObject({
      contribution: 2_000_000n,
      revenue: 0n,
      shortfall: 46_000_000n,
    });
  });
  it("[INV-SET-2] divides every escrow into parts that add up to it, to the unit", () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        amount,
        seconds,
        seconds,
        (escrow, rate, share, late, metered, lateSeconds) => {
          const given = { ratePerHour: rate, contributionPerHour: share, lateFeePerHour: late };
          const parts = settle({ escrow, terms: given, meteredSeconds: metered, lateSeconds });
          const { revenue, contribution, lateFee, refund, shortfall } = parts;
          expect(revenue + contribution + lateFee + refund).toBe(escrow);
          for (const part of Object.values(parts)) expect(part >= 0n).toBe(true);
          expect(refund === 0n || shortfall === 0n).toBe(true);
          const due = [rate * BigInt(metered), share * BigInt(metered), late * BigInt(lateSeconds)];
          const charged = due.reduce((sum, charge) => sum + charge / 3600n, 0n);
          expect(revenue + contribution + lateFee + shortfall).toBe(charged);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
