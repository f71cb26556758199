import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amendment } from "./amendment.ts";
import { cancellation } from "./cancellation.ts";
import { quote } from "./quote.ts";

const hour = 3600;
const day = 24 * hour;
/** Those of the contracts' fixture: 13.50 an hour, an hour of turnaround, free until a day before, half later. */
const terms = {
  ratePerHour: 12_000_000n,
  contributionPerHour: 1_500_000n,
  deposit: 500_000_000n,
  turnaroundSlots: 1,
  freeCancelSeconds: day,
  lateCancelBps: 5000,
};
const HOURLY = 13_500_000n;
const start = 20_000 * day;
const from = { startsAt: start, endsAt: start + 4 * hour };
const freeUntil = start - day;
const amended = (startHour: number, endHour: number, now = freeUntil + 1, isOnLoan = false) =>
  amendment({
    terms,
    slotSeconds: 3600,
    from,
    to: { startsAt: start + startHour * hour, endsAt: start + endHour * hour },
    freeUntil,
    isOnLoan,
    now,
  });

describe("amendment", () => {
  // The figures of AmendmentDesk.amend.t.sol.
  it("is free until the last free second and charges given-up slots afterwards", () => {
    expect(amended(0, 3, freeUntil)).toMatchObject({ toOwner: 0n, escrow: 500_000_000n + 2n * HOURLY });
    expect(amended(0, 3)).toMatchObject({ toOwner: HOURLY / 2n, fromFree: -HOURLY + HOURLY / 2n });
  });
  it("takes the fee and the added escrow from the free balance where the old escrow is too small", () =>
    expect(amended(10, 20)).toMatchObject({
      escrow: 500_000_000n + 9n * HOURLY,
      toOwner: (3n * HOURLY) / 2n,
      fromFree: 6n * HOURLY + (3n * HOURLY) / 2n,
    }));
  it("costs, when all slots are given up late, what cancelling late costs", () =>
    expect(amended(10, 14).toOwner).toBe(cancellation(terms, from, 3600, freeUntil + 1).fee));
  it("charges nothing for extending, however late", () =>
    expect(amended(0, 6)).toMatchObject({ toOwner: 0n, fromFree: 2n * HOURLY, lostPrice: 0n }));
  it("charges the loan's given-up slots, though cancelling would still be free", () =>
    expect(amended(0, 3, freeUntil, true)).toMatchObject({ toOwner: HOURLY / 2n, freeUntil: 0 }));
  it("charges the turnaround last", () => {
    const shifted = amended(1, 5);
    expect(shifted.lostPrice).toBe(HOURLY);
    expect(amended(3, 7).lostPrice).toBe(3n * HOURLY);
  });

  describe("given a reservation still free to cancel", () => {
    it("does not prolong the free period by a later start", () =>
      expect(amended(48, 52, freeUntil).freeUntil).toBe(freeUntil));
    it("shortens it by an earlier start", () =>
      expect(amended(-5, -1, freeUntil - 10 * hour).freeUntil).toBe(freeUntil - 5 * hour));
  });

  it("moves exactly what the two escrows and the fee differ by, and never charges more than cancelling", () => {
    const amount = fc.bigInt({ min: 0n, max: 2n ** 40n });
    const slots = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(
        fc.tuple(amount, amount, amount, fc.nat(10_000), fc.nat(4)),
        fc.tuple(fc.integer({ min: -300, max: 300 }), slots, slots),
        fc.boolean(),
        (
          [ratePerHour, contributionPerHour, deposit, lateCancelBps, turnaroundSlots],
          [shift, was, is],
          late,
        ) => {
          const given = {
            ...terms,
            ratePerHour,
            contributionPerHour,
            deposit,
            lateCancelBps,
            turnaroundSlots,
          };
          const old = { startsAt: start, endsAt: start + was * 900 };
          const to = { startsAt: start + shift * 900, endsAt: start + (shift + is) * 900 };
          const now = late ? freeUntil + 1 : freeUntil;
          const asked = {
            terms: given,
            slotSeconds: 900,
            from: old,
            to,
            freeUntil,
            isOnLoan: false,
            now,
          } as const;
          const { escrowBefore, escrow, toOwner, fromFree } = amendment(asked);
          expect(escrow).toBe(quote(given, to, 900).escrow);
          expect(fromFree).toBe(escrow + toOwner - escrowBefore);
          expect(toOwner <= (late ? cancellation(given, old, 900, now).fee : 0n)).toBe(true);
        },
      ),
    );
  });
});
