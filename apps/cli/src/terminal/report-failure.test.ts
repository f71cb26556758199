import { AppError } from "@medequipshare/domain";
import { describe, expect, it } from "vitest";
import { reportFailure } from "./report-failure.ts";

describe("reportFailure", () => {
  it("names for people what is free instead of a time that was taken", () => {
    const said: string[] = [];
    const interval = { startsAt: 1_764_576_000, endsAt: 1_764_590_400 };
    const alternatives = [[7, interval.startsAt, interval.endsAt]];
    const taken = new AppError("reservation.slot-taken", { unitId: 1, ...interval, alternatives });
    expect(reportFailure(taken, false, (text) => said.push(text))).toBe(1);
    expect(said.join()).toContain("free instead: unit 7, 2025-12-01 08:00 UTC until 2025-12-01 12:00 UTC");
  });
});
