import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intervalOfSlots } from "./interval-of-slots.ts";
import { parseSlotSeconds } from "./parse-slot-seconds.ts";
import { slotOf } from "./slot-of.ts";
import { slotsOfInterval } from "./slots-of-interval.ts";

describe("slotsOfInterval", () => {
  it("counts the slots from start to end, the end left out", () =>
    expect(slotsOfInterval({ startsAt: 7200, endsAt: 18_000 }, 3600)).toEqual({
      firstSlot: 2,
      slotCount: 3,
    }));
  it.each([
    [7200, 7200],
    [7200, 3600],
  ])("refuses %i to %i as empty", (startsAt, endsAt) =>
    expect(() => slotsOfInterval({ startsAt, endsAt }, 3600)).toThrow(
      expect.objectContaining({ code: "reservation.interval-empty" }),
    ),
  );
  it.each([
    [7201, 10_800, "startsAt"],
    [7200, 10_801, "endsAt"],
  ])("refuses %i to %i as off the grid and names %s", (startsAt, endsAt, field) =>
    expect(() => slotsOfInterval({ startsAt, endsAt }, 3600)).toThrow(
      expect.objectContaining({ code: "reservation.off-grid", evidence: expect.objectContaining({ field }) }),
    ),
  );
  it("is undone by intervalOfSlots, for both slot lengths", () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 1, max: 2000 }),
        fc.constantFrom(900, 3600),
        (first, count, seconds) => {
          const slotSeconds = parseSlotSeconds(seconds);
          const range = { firstSlot: first, slotCount: count };
          expect(slotsOfInterval(intervalOfSlots(range, slotSeconds), slotSeconds)).toEqual(range);
        },
      ),
    );
  });
});

describe("slotOf", () => {
  it("keeps a whole slot together", () =>
    expect([7199, 7200, 10_799, 10_800].map((instant) => slotOf(instant, 3600))).toEqual([1, 2, 2, 3]));
});

describe("parseSlotSeconds", () => {
  it.each([0, 60, 1800, Number.NaN])("refuses %d", (value) =>
    expect(() => parseSlotSeconds(value)).toThrow(
      expect.objectContaining({ code: "reservation.slot-length-unknown" }),
    ),
  );
});
