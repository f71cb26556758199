import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Calendar, clearSlots, isFree, markSlots, takenRanges, wordMasks } from "./calendar.ts";

const slotsOf = (masks: ReturnType<typeof wordMasks>): number[] =>
  masks.flatMap(({ word, mask }) =>
    Array.from({ length: 256 }, (_, bit) => bit)
      .filter((bit) => ((mask >> BigInt(bit)) & 1n) === 1n)
      .map((bit) => word * 256 + bit),
  );
const empty: Calendar = new Map();

describe("wordMasks", () => {
  it("takes exactly the slots of the range, for every range of a word and its neighbour", () => {
    for (let first = 0; first < 256; first += 5) {
      for (let count = 1; count <= 300; count += 7) {
        const slots = slotsOf(wordMasks({ firstSlot: first, slotCount: count }));
        expect(slots).toEqual(Array.from({ length: count }, (_, index) => first + index));
      }
    }
  });
  it("takes exactly the slots of the range, for every range inside one word", () => {
    for (let first = 0; first < 256; first += 1) {
      for (let count = 1; first + count <= 256; count += 1) {
        const expected = ((1n << BigInt(count)) - 1n) << BigInt(first);
        expect(wordMasks({ firstSlot: first, slotCount: count }), `${first}+${count}`).toEqual([
          { word: 0, mask: expected },
        ]);
      }
    }
  });
  it("spans three words for a month of hours", () => {
    const masks = wordMasks({ firstSlot: 486_000, slotCount: 720 });
    expect(masks.length).toBe(4);
    expect(slotsOf(masks)).toEqual(Array.from({ length: 720 }, (_, index) => 486_000 + index));
  });
  it("is empty for an empty range", () => expect(wordMasks({ firstSlot: 9, slotCount: 0 })).toEqual([]));
});

describe("isFree", () => {
  const range = fc.record({ firstSlot: fc.nat(1000), slotCount: fc.integer({ min: 1, max: 600 }) });
  it("agrees with comparing the ends, whatever the two ranges", () => {
    fc.assert(
      fc.property(range, range, (taken, wanted) => {
        const overlaps =
          taken.firstSlot < wanted.firstSlot + wanted.slotCount &&
          wanted.firstSlot < taken.firstSlot + taken.slotCount;
        expect(isFree(markSlots(empty, taken), wanted)).toBe(!overlaps);
      }),
      { numRuns: 2000 },
    );
  });
  it("sees an envelope, an overlap and a neighbour rightly", () => {
    const calendar = markSlots(empty, { firstSlot: 250, slotCount: 10 });
    expect(isFree(calendar, { firstSlot: 240, slotCount: 30 })).toBe(false);
    expect(isFree(calendar, { firstSlot: 255, slotCount: 1 })).toBe(false);
    expect(isFree(calendar, { firstSlot: 240, slotCount: 10 })).toBe(true);
    expect(isFree(calendar, { firstSlot: 260, slotCount: 5 })).toBe(true);
  });
});

describe("clearSlots", () => {
  it("frees what was marked and nothing else", () => {
    const both = markSlots(markSlots(empty, { firstSlot: 0, slotCount: 4 }), {
      firstSlot: 300,
      slotCount: 4,
    });
    const left = clearSlots(both, { firstSlot: 0, slotCount: 4 });
    expect(takenRanges(left, { firstSlot: 0, slotCount: 512 })).toEqual([{ firstSlot: 300, slotCount: 4 }]);
  });
});

describe("takenRanges", () => {
  it("joins neighbours, across words too, and cuts at the window", () => {
    const calendar = markSlots(markSlots(empty, { firstSlot: 250, slotCount: 6 }), {
      firstSlot: 256,
      slotCount: 4,
    });
    expect(takenRanges(calendar, { firstSlot: 0, slotCount: 512 })).toEqual([
      { firstSlot: 250, slotCount: 10 },
    ]);
    expect(takenRanges(calendar, { firstSlot: 252, slotCount: 2 })).toEqual([
      { firstSlot: 252, slotCount: 2 },
    ]);
    expect(takenRanges(calendar, { firstSlot: 258, slotCount: 9 })).toEqual([
      { firstSlot: 258, slotCount: 2 },
    ]);
  });
});
