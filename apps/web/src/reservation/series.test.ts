import { describe, expect, it } from "vitest";
import { occurrencesOf, rivalOf } from "./series.ts";

const HOUR = 3600;
const first = { startsAt: 10 * HOUR, endsAt: 18 * HOUR };

describe("occurrencesOf", () => {
  it("repeats the interval from one start to the next", () => {
    const all = occurrencesOf(first, { periodSeconds: 24 * HOUR, count: 3 });
    expect(all.map(({ startsAt, endsAt }) => [startsAt / HOUR, endsAt / HOUR])).toEqual([
      [10, 18],
      [34, 42],
      [58, 66],
    ]);
  });
});

describe("rivalOf", () => {
  const taken = [
    { startsAt: 17 * HOUR, endsAt: 20 * HOUR },
    { startsAt: 9 * HOUR, endsAt: 11 * HOUR },
  ];

  it("names what takes the interval first", () => expect(rivalOf(first, taken)).toBe(taken[1]));

  it("takes intervals as half-open", () => {
    expect(rivalOf({ startsAt: 11 * HOUR, endsAt: 17 * HOUR }, taken)).toBeUndefined();
  });
});
