import type { UnitTerms } from "@medequipshare/protocol";
import { describe, expect, it } from "vitest";
import { canWait } from "./can-wait.ts";

const HOUR = 3_600;
const terms: UnitTerms = {
  version: 1,
  ratePerHour: 1n,
  deposit: 1n,
  contributionPerHour: 1n,
  lateFeePerHour: 1n,
  minimumSlots: 2,
  maximumSlots: 48,
  leadSeconds: 0,
  horizonDays: 30,
  freeCancelSeconds: 0,
  lateCancelBps: 0,
  turnaroundSlots: 1,
  approvalNeeded: false,
  priorities: ["elective"],
};
const taken = { startsAt: 4 * HOUR, endsAt: 8 * HOUR, isMaintenance: false };
const asked = {
  choice: { startsAt: 2 * HOUR, endsAt: 6 * HOUR },
  terms,
  slotSeconds: HOUR,
  now: 0,
  busy: [taken],
};

describe("canWait", () => {
  it("is for time that others have", () => {
    expect(canWait(asked)).toBe(true);
    expect(canWait({ ...asked, busy: [] })).toBe(false);
    expect(canWait({ ...asked, choice: { startsAt: 8 * HOUR, endsAt: 12 * HOUR } })).toBe(false);
  });
  it("is not for maintenance, nor where the owner approves, nor for what the terms refuse", () => {
    expect(canWait({ ...asked, busy: [taken, { ...taken, isMaintenance: true }] })).toBe(false);
    expect(canWait({ ...asked, terms: { ...terms, approvalNeeded: true } })).toBe(false);
    expect(canWait({ ...asked, now: 3 * HOUR })).toBe(false);
  });
});
