import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settle } from "../settlement/settle.ts";
import { cancellation, cancellationBy } from "./cancellation.ts";
import { quote } from "./quote.ts";

const terms = {
  ratePerHour: 45_000_000n,
  contributionPerHour: 3_000_000n,
  lateFeePerHour: 90_000_000n,
  deposit: 500_000_000n,
  turnaroundSlots: 2,
  freeCancelSeconds: 86_400,
  lateCancelBps: 5000,
};
const day = 86_400;
const interval = { startsAt: 20_000 * day, endsAt: 20_000 * day + 26 * 3600 };
const amount = fc.bigInt({ min: 0n, max: 2n ** 40n });

describe("quote", () => {
  it("adds price, contribution and deposit for the usable time, turnaround left out", () =>
    expect(quote(terms, interval, 3600)).toEqual({
      usableSeconds: 24 * 3600,
      price: 1_080_000_000n,
      contribution: 72_000_000n,
      deposit: 500_000_000n,
      escrow: 1_652_000_000n,
    }));
  it("adds up to the unit and covers any use within the usable time", () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        fc.integer({ min: 1, max: 700 }),
        fc.nat(4),
        (rate, share, deposit, slots, turnaroundSlots) => {
          const given = { ...terms, ratePerHour: rate, contributionPerHour: share, deposit, turnaroundSlots };
          const quoted = quote(given, { startsAt: 0, endsAt: slots * 900 }, 900);
          expect(quoted.price + quoted.contribution + quoted.deposit).toBe(quoted.escrow);
          const settled = settle({
            escrow: quoted.escrow,
            terms: given,
            meteredSeconds: quoted.usableSeconds,
            lateSeconds: 0,
          });
          expect(settled.shortfall).toBe(0n);
        },
      ),
    );
  });
});

describe("cancellation", () => {
  const escrow = quote(terms, interval, 3600).escrow;
  it.each([
    ["a second more than a day before", interval.startsAt - day - 1, 0n],
    ["a day before", interval.startsAt - day, 0n],
    ["a second less than a day before", interval.startsAt - day + 1, 576_000_000n],
  ])("costs, %s, what its tier says", (_when, now, fee) =>
    expect(cancellation(terms, interval, 3600, now)).toEqual({ fee, refund: escrow - fee }),
  );
});

describe("cancellationBy", () => {
  const [owner, borrower] = [1, 2];
  const freeUntil = interval.startsAt - day;
  const made = { ...interval, ownerId: owner, escrow: 900n, lateFee: 400n, freeUntil };
  it.each([
    ["the borrower in time", borrower, freeUntil, 0n],
    ["the borrower late", borrower, freeUntil + 1, 400n],
    ["the owner late", owner, interval.endsAt - 1, 0n],
    ["the owner when nobody came", owner, interval.endsAt, 400n],
  ])("costs the borrower, cancelled by %s, what the contract takes", (_who, by, now, fee) =>
    expect(cancellationBy(made, by, now)).toEqual({ fee, refund: 900n - fee }),
  );
});
