import { describe, expect, it } from "vitest";
import { earliestRecallEnd, recall } from "./recall.ts";
import { parseRecallReason, RecallReason, recallReasonNames, recallReasonTexts } from "./recall-reason.ts";

const hour = 3600;
const terms = {
  ratePerHour: 12_000_000n,
  contributionPerHour: 1_500_000n,
  deposit: 500_000_000n,
  turnaroundSlots: 1,
  lateCancelBps: 5000,
};

describe("recall", () => {
  it("refunds the escrow of the slots taken back and has the owner pay the late fee on their price", () =>
    expect(recall(terms, { startsAt: 0, endsAt: 48 * hour }, 30 * hour, 3600)).toEqual({
      escrowBefore: 500_000_000n + 47n * 13_500_000n,
      escrow: 500_000_000n + 29n * 13_500_000n,
      refund: 18n * 13_500_000n,
      toBorrower: 9n * 13_500_000n,
    }));
});

describe("earliestRecallEnd", () => {
  it.each([
    [0, 24 * hour],
    [1, 25 * hour],
    [hour, 25 * hour],
  ])("gives a day of notice at %i, up to the grid", (now, end) =>
    expect(earliestRecallEnd(now, 3600)).toBe(end),
  );
});

describe("parseRecallReason", () => {
  it("reads every number and name of the list", () => {
    for (const name of recallReasonNames) {
      expect(parseRecallReason(RecallReason[name])).toBe(name);
      expect(parseRecallReason(name)).toBe(name);
      expect(recallReasonTexts[name]).toMatch(/\.$/);
    }
    expect(recallReasonNames.toSorted()).toEqual(Object.keys(RecallReason).toSorted());
  });
  it("reads a number of no reason as other and refuses a word of none", () => {
    expect(parseRecallReason(77)).toBe("other");
    expect(() => parseRecallReason("because")).toThrow(
      expect.objectContaining({ code: "reservation.recall-reason-unknown" }),
    );
  });
});
