import { describe, expect, it } from "vitest";
import { describeDay } from "./describe-day.ts";
import { localMidnights } from "./local-midnights.ts";
import type { TakenTime } from "./taken-of-row.ts";

const HOUR = 3600;
const [from = 0, to = 0] = localMidnights(1_795_000_000, 1);
const nameOf = (facilityId: number) => `Hospital ${facilityId}`;
const taken = (start: number, end: number, over: Partial<TakenTime> = {}): TakenTime => ({
  startsAt: from + start * HOUR,
  endsAt: from + end * HOUR,
  kind: "confirmed",
  key: String(start),
  reservationId: 1n,
  borrowerId: 7,
  ...over,
});

describe("describeDay", () => {
  it("says that a day is free", () => {
    expect(describeDay({ taken: [taken(24, 30)], from, to, nameOf })).toMatch(/: free$/);
  });

  it("says who has it when, and what is left", () => {
    const words = describeDay({
      taken: [taken(-5, 6), taken(20, 40, { kind: "maintenance", borrowerId: null })],
      from,
      to,
      nameOf,
    });
    expect(words).toMatch(
      /: Confirmed 00:00 to 06:00, Hospital 7; Maintenance 20:00 to 24:00, Kept free by the owner\. Free 06:00 to 20:00$/,
    );
  });

  it("says that nothing is left", () => {
    expect(describeDay({ taken: [taken(-1, 25)], from, to, nameOf })).toMatch(/\. Nothing free$/);
  });
});
