import { describe, expect, it } from "vitest";
import { changesOpenTo } from "./change-rules.ts";
import type { ReservationStateName } from "./status.ts";

const [owner, borrower, third, stranger] = [1, 2, 3, 4] as const;
const facts = { endsAt: 10, ownerId: owner, borrowerId: borrower, isRecalled: false };
const open = (state: ReservationStateName, facilityId: number, offeredToId: number | null = null, now = 9) =>
  changesOpenTo({ ...facts, state, offeredToId }, facilityId, now);

describe("changesOpenTo", () => {
  it("lets the borrower change, offer and cancel what is confirmed", () => {
    expect(open("confirmed", borrower)).toEqual(["move", "extend", "shorten", "offer-transfer", "cancel"]);
    expect(open("confirmed", borrower, third)).toContain("withdraw-transfer");
  });
  it("lets only the facility it is offered to accept", () => {
    expect(open("confirmed", third, third)).toEqual(["accept-transfer"]);
    expect(open("confirmed", stranger, third)).toEqual([]);
    expect(open("confirmed", third)).toEqual([]);
  });
  it("keeps the start of a loan, and lets its owner recall it", () => {
    expect(open("on-loan", borrower)).toEqual(["extend", "shorten"]);
    expect(open("on-loan", owner)).toEqual(["recall"]);
  });
  it("lets the owner cancel what was not picked up yet", () => {
    expect(open("confirmed", owner)).toEqual(["cancel"]);
  });
  it("lets a loan that was recalled end earlier still, not later", () => {
    const recalled = { ...facts, state: "on-loan", offeredToId: null, isRecalled: true } as const;
    expect(changesOpenTo(recalled, borrower, 9)).toEqual(["shorten"]);
  });
  it.each(["held", "returned", "settled", "cancelled", "expired"] as const)(
    "opens nothing once %s",
    (state) => {
      for (const facility of [owner, borrower, third]) expect(open(state, facility, third)).toEqual([]);
    },
  );
  it("opens nothing from the end on but to cancel what was never picked up", () => {
    expect([owner, borrower, third].map((each) => open("confirmed", each, third, 10))).toEqual([
      ["cancel"],
      ["cancel"],
      [],
    ]);
    expect(open("on-loan", borrower, null, 10)).toEqual([]);
    expect(open("on-loan", borrower, null, 9)).not.toEqual([]);
  });
});
