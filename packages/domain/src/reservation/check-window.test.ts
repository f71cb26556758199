import { describe, expect, it } from "vitest";
import { checkWindow } from "./check-window.ts";
import { windowObstacle } from "./window-obstacle.ts";

const hour = 3600;
const now = 500_000 * hour + 1;
const first = 500_004 * hour;
const terms = { leadSeconds: 2 * hour, horizonDays: 30, minimumSlots: 3, maximumSlots: 100 };
const check = (startsAt: number, endsAt: number) =>
  checkWindow({ interval: { startsAt, endsAt }, slotSeconds: 3600, terms, now });

describe("checkWindow", () => {
  it("gives the slots of an interval within the terms", () =>
    expect(check(first, first + 3 * hour)).toEqual({ firstSlot: 500_004, slotCount: 3 }));
  it.each([
    ["reservation.interval-empty", first, first],
    ["reservation.off-grid", first + 1, first + hour],
    ["reservation.in-past", first - 5 * hour, first],
    ["reservation.lead-too-short", first - 2 * hour, first + 3 * hour],
    ["reservation.beyond-horizon", first + 715 * hour, first + 720 * hour],
    ["reservation.length-out-of-range", first, first + 2 * hour],
    ["reservation.length-out-of-range", first, first + 101 * hour],
  ])("refuses with %s %i to %i", (code, startsAt, endsAt) =>
    expect(() => check(startsAt, endsAt)).toThrow(expect.objectContaining({ code })),
  );
  it("names the field to change", () =>
    expect(() => check(first, first + 2 * hour)).toThrow(
      expect.objectContaining({
        evidence: { field: "endsAt", value: first + 2 * hour, slots: 2, minimum: 3, maximum: 100 },
      }),
    ));
});

describe("windowObstacle", () => {
  const obstacle = (startsAt: number, endsAt: number) =>
    windowObstacle({ interval: { startsAt, endsAt }, slotSeconds: 3600, terms, now });
  it("is none when the terms allow the interval", () =>
    expect(obstacle(first, first + 3 * hour)).toBeUndefined());
  it("names what the terms do not allow", () => {
    expect(obstacle(first + 1, first + hour)).toBe("off-grid");
    expect(obstacle(first, first + 2 * hour)).toBe("length-out-of-range");
  });
  it("refuses an interval that is none", () =>
    expect(() => obstacle(first, first)).toThrow(
      expect.objectContaining({ code: "reservation.interval-empty" }),
    ));
});
