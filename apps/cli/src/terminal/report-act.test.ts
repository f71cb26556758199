import { describe, expect, it } from "vitest";
import { reportAct } from "./report-act.ts";

const receipt = { hash: "0xab", blockNumber: 7n, gasUsed: 90_000n, logs: [] } as const;

describe("reportAct", () => {
  it("tells the interval an act made: in UTC for people, in unix seconds for programs", () => {
    const made = { ...receipt, reservationId: 3n, startsAt: 1_764_576_000, endsAt: 1_764_590_400 };
    const { text, data } = reportAct("Reserved.", made);
    expect(text).toMatch(/startsAt +2025-12-01 08:00 UTC\nendsAt +2025-12-01 12:00 UTC/);
    expect(data).toMatchObject({ startsAt: 1_764_576_000, endsAt: 1_764_590_400 });
  });
});
