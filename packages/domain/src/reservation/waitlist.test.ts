import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PriorityName } from "./priority.ts";
import { compareWaitlistEntries, promotionOf, type WaitlistEntry, waitlistRank } from "./waitlist.ts";

const entry = (
  sequence: number,
  priority: PriorityName,
  [startsAt, endsAt]: readonly [number, number] = [0, 10],
  isFirstCall = false,
): WaitlistEntry => ({ sequence, priority, startsAt, endsAt, isFirstCall });
const sequences = (entries: readonly WaitlistEntry[]) => entries.map(({ sequence }) => sequence);

describe("compareWaitlistEntries", () => {
  it("puts first call before emergency, urgent and elective, then who came first", () => {
    const list = [
      entry(1, "elective"),
      entry(2, "emergency"),
      entry(3, "urgent"),
      entry(4, "emergency"),
      entry(5, "elective", [0, 10], true),
    ];
    expect(sequences(list.toSorted(compareWaitlistEntries))).toEqual([5, 2, 4, 3, 1]);
  });
  it("ranks a first call alike whatever its priority", () =>
    expect(waitlistRank(entry(1, "elective", [0, 1], true))).toBe(
      waitlistRank(entry(2, "emergency", [0, 1], true)),
    ));
});

describe("promotionOf", () => {
  it("promotes the first of those who want the same time", () => {
    const { promoted, waiting } = promotionOf([entry(1, "elective"), entry(2, "urgent")], () => true);
    expect([sequences(promoted), sequences(waiting)]).toEqual([[2], [1]]);
  });
  it("promotes all whose times touch and do not overlap", () => {
    const list = [entry(1, "elective", [0, 5]), entry(2, "elective", [5, 10]), entry(3, "urgent", [4, 5])];
    const { promoted, waiting } = promotionOf(list, () => true);
    expect([sequences(promoted), sequences(waiting)]).toEqual([[3, 2], [1]]);
  });
  it("lets whose time is still taken wait, and serves the next", () => {
    const list = [entry(1, "emergency", [0, 20]), entry(2, "elective", [0, 10])];
    const { promoted, waiting } = promotionOf(list, ({ endsAt }) => endsAt <= 10);
    expect([sequences(promoted), sequences(waiting)]).toEqual([[2], [1]]);
  });
  it("never leaves somebody waiting whose time is free after all promotions", () => {
    const anyEntry = fc.record({
      priority: fc.constantFrom<PriorityName>("elective", "urgent", "emergency"),
      start: fc.nat(20),
      length: fc.integer({ min: 1, max: 8 }),
      isFirstCall: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 16 }), fc.nat(20), (drawn, takenFrom) => {
        const entries = drawn.map(({ priority, start, length, isFirstCall }, sequence) =>
          entry(sequence, priority, [start, start + length], isFirstCall),
        );
        const isFree = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }) =>
          !(startsAt < takenFrom + 4 && takenFrom < endsAt);
        const { promoted, waiting } = promotionOf(entries, isFree);
        for (const left of waiting.filter(isFree)) {
          const inTheWay = promoted.filter(
            (made) => made.startsAt < left.endsAt && left.startsAt < made.endsAt,
          );
          expect(inTheWay.some((made) => compareWaitlistEntries(made, left) < 0)).toBe(true);
        }
      }),
    );
  });
});
