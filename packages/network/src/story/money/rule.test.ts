import { amendment, overrideCost, quote, settle, type Terms } from "@medequipshare/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moneyRule, SLOT } from "./rule.ts";

const amount = fc.bigInt({ min: 0n, max: 2n ** 40n });
const terms: fc.Arbitrary<Terms> = fc
  .record({
    ratePerHour: amount,
    deposit: amount,
    contributionPerHour: amount,
    lateFeePerHour: amount,
    lateCancelBps: fc.nat(10_000),
    turnaroundSlots: fc.nat(12),
  })
  .map((drawn) => ({
    ...drawn,
    minimumSlots: 1,
    maximumSlots: 720,
    leadSeconds: 0,
    horizonDays: 180,
    freeCancelSeconds: 86_400,
  }));
const slots = fc.integer({ min: 1, max: 200 });
const interval = (count: number) => ({ startsAt: 0, endsAt: count * SLOT });

describe("moneyRule", () => {
  it("gives six slots with two of turnaround the price of four hours", () => {
    const USD = 1_000_000n;
    const [made] = fc.sample(terms, 1);
    if (!made) throw new TypeError("nothing was drawn");
    const known = { ...made, ratePerHour: 20n * USD, contributionPerHour: 4n * USD, turnaroundSlots: 2 };
    expect(moneyRule.price(known, 6)).toBe(96n * USD);
    expect(moneyRule.lateFee({ ...known, lateCancelBps: 2_500 }, 6)).toBe(24n * USD);
    expect(moneyRule.priceOfLost(known, 5, 6)).toBe(96n * USD);
    expect(moneyRule.compensation(known, 6)).toBe(48n * USD);
  });

  it("agrees with the domain on escrow and on what an override costs", () => {
    fc.assert(
      fc.property(terms, slots, (drawn, count) => {
        const escrow = moneyRule.escrow(drawn, count);
        expect(escrow).toBe(quote(drawn, interval(count), SLOT).escrow);
        const old = { ...interval(count), state: "confirmed", escrow } as const;
        expect(moneyRule.compensation(drawn, count)).toBe(overrideCost(drawn, old, SLOT).compensation);
      }),
    );
  });

  it("agrees with the domain on what giving slots up late costs", () => {
    fc.assert(
      fc.property(terms, slots, slots, (drawn, count, left) => {
        fc.pre(left < count);
        const parameters = { terms: drawn, slotSeconds: SLOT, freeUntil: 0, isOnLoan: true, now: 1 } as const;
        const book = amendment({ ...parameters, from: interval(count), to: interval(left) });
        expect(moneyRule.lateFeeOfLost(drawn, count - left, count)).toBe(book.toOwner);
      }),
    );
  });

  it("agrees with the domain on every settlement, whatever falls short", () => {
    fc.assert(
      fc.property(
        terms,
        amount,
        fc.nat(1_000_000),
        fc.nat(1_000_000),
        (drawn, escrow, seconds, lateSeconds) => {
          const book = settle({ escrow, terms: drawn, meteredSeconds: seconds, lateSeconds });
          expect(moneyRule.settled(drawn, escrow, { seconds, lateSeconds })).toEqual({
            toOwner: book.revenue + book.lateFee,
            toFund: book.contribution,
            refund: book.refund,
            shortfall: book.shortfall,
          });
        },
      ),
    );
  });
});
