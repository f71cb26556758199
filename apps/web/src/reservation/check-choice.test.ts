import { describe, expect, it } from "vitest";
import { checkChoice } from "./check-choice.ts";
import { reservationMessages } from "./messages.ts";

const HOUR = 3600;
const now = 1_795_000_000 - (1_795_000_000 % HOUR);
const terms = {
  version: 1,
  ratePerHour: 1n,
  deposit: 1n,
  contributionPerHour: 1n,
  lateFeePerHour: 1n,
  minimumSlots: 2,
  maximumSlots: 48,
  leadSeconds: HOUR,
  horizonDays: 30,
  freeCancelSeconds: 0,
  lateCancelBps: 0,
  turnaroundSlots: 1,
  approvalNeeded: false,
  priorities: ["elective" as const],
};

function check(from: number, to: number, busy: { startsAt: number; endsAt: number }[] = []) {
  return checkChoice({
    choice: { startsAt: now + from, endsAt: now + to },
    terms,
    slotSeconds: HOUR,
    now,
    busy,
  });
}

describe("checkChoice", () => {
  it("accepts an interval within the terms", () => {
    expect(check(2 * HOUR, 6 * HOUR)).toBeUndefined();
  });

  it("accepts one that ends when another begins", () => {
    expect(check(2 * HOUR, 6 * HOUR, [{ startsAt: now + 6 * HOUR, endsAt: now + 8 * HOUR }])).toBeUndefined();
  });

  it.each([
    ["an end before the start", 6 * HOUR, 2 * HOUR, reservationMessages.problems.empty],
    ["a start off the grid", 2 * HOUR + 60, 6 * HOUR, reservationMessages.problems.offGrid("1 h")],
    ["a start in the past", -HOUR, 6 * HOUR, reservationMessages.problems.past],
    ["a length below the least", 2 * HOUR, 3 * HOUR, reservationMessages.problems.short("2 h")],
    ["a length above the most", 2 * HOUR, 60 * HOUR, reservationMessages.problems.long("2 days")],
  ])("refuses %s", (_what, from, to, sentence) => {
    expect(check(from, to)).toBe(sentence);
  });

  it("refuses too short a notice, an end beyond the horizon and what overlaps", () => {
    expect(check(0, 6 * HOUR)).toContain("needs notice");
    expect(check(2 * HOUR + 29 * 24 * HOUR, 30 * 24 * HOUR + HOUR)).toContain("open until");
    expect(check(2 * HOUR, 6 * HOUR, [{ startsAt: now + 5 * HOUR, endsAt: now + 8 * HOUR }])).toContain(
      "Somebody",
    );
  });
});
