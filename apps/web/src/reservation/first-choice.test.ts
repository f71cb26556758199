import { describe, expect, it } from "vitest";
import { firstChoice } from "./first-choice.ts";

const HOUR = 3600;
const terms = {
  version: 1,
  ratePerHour: 1n,
  deposit: 1n,
  contributionPerHour: 1n,
  lateFeePerHour: 1n,
  minimumSlots: 1,
  maximumSlots: 48,
  leadSeconds: 2 * HOUR,
  horizonDays: 30,
  freeCancelSeconds: 0,
  lateCancelBps: 0,
  turnaroundSlots: 2,
  approvalNeeded: false,
  priorities: ["elective" as const],
};

describe("firstChoice", () => {
  it("starts on the first slot after the owner's notice and adds the turnaround", () => {
    const choice = firstChoice({ terms, slotSeconds: HOUR, now: 100, busy: [] });
    expect(choice).toEqual({ startsAt: 3 * HOUR, endsAt: 13 * HOUR });
  });

  it("moves behind what is taken", () => {
    const busy = [
      { startsAt: 14 * HOUR, endsAt: 20 * HOUR },
      { startsAt: 5 * HOUR, endsAt: 8 * HOUR },
    ];
    expect(firstChoice({ terms, slotSeconds: HOUR, now: 100, busy }).startsAt).toBe(20 * HOUR);
  });

  it("stays within the owner's longest length", () => {
    const choice = firstChoice({ terms: { ...terms, maximumSlots: 4 }, slotSeconds: HOUR, now: 0, busy: [] });
    expect(choice.endsAt - choice.startsAt).toBe(4 * HOUR);
  });
});
