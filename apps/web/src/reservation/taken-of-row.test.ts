import { describe, expect, it } from "vitest";
import { freeWithin, takenOfRow } from "./taken-of-row.ts";

describe("takenOfRow", () => {
  it("puts reservations and maintenance in the order of time", () => {
    const taken = takenOfRow({
      busy: [
        { reservationId: 9n, borrowerId: 2, startsAt: 50, endsAt: 60, state: "confirmed", heldUntil: null },
      ],
      windows: [{ windowId: 4n, startsAt: 10, endsAt: 20, openedBy: "0x01" }],
    });
    expect(taken.map(({ kind, key }) => [kind, key])).toEqual([
      ["maintenance", "window-4"],
      ["confirmed", "9"],
    ]);
  });
});

describe("freeWithin", () => {
  const taken = [
    { startsAt: 40, endsAt: 60 },
    { startsAt: -5, endsAt: 10 },
    { startsAt: 60, endsAt: 70 },
  ];

  it("gives what lies between, half-open", () => {
    expect(freeWithin(taken, 0, 100)).toEqual([
      { startsAt: 10, endsAt: 40 },
      { startsAt: 70, endsAt: 100 },
    ]);
  });

  it("gives all where nothing is taken and nothing where all is", () => {
    expect(freeWithin(taken, 70, 100)).toEqual([{ startsAt: 70, endsAt: 100 }]);
    expect(freeWithin(taken, 40, 70)).toEqual([]);
  });
});
