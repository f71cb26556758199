import { describe, expect, it } from "vitest";
import { isSameSearch, readFindFilters } from "./find-filters.ts";

describe("readFindFilters", () => {
  it("reads a whole search", () => {
    const search = {
      productCode: "CBK",
      borrowerId: 8,
      startsAt: 1_800_000_000,
      endsAt: 1_800_003_600,
      withinMinutes: 60,
      priority: "urgent",
      needs: ["patient=neonate"],
      substitutes: true,
    };
    expect(readFindFilters(search)).toEqual(search);
  });

  it("leaves out what cannot be", () => {
    const search = { productCode: "cbk", borrowerId: "8", startsAt: -1, priority: "soon", needs: [1] };
    expect(readFindFilters({ ...search, substitutes: "true", endsAt: 1.5, withinMinutes: 0 })).toEqual({});
  });
});

describe("isSameSearch", () => {
  const search = { productCode: "CBK", borrowerId: 8, startsAt: 1_800_000_000, endsAt: 1_800_003_600 };

  it("takes what is left out for what it means, and requirements in any order", () => {
    expect(isSameSearch(search, { ...search, priority: "elective", substitutes: false })).toBe(true);
    const needs = ["patient=neonate", "transport=yes"];
    expect(isSameSearch({ ...search, needs }, { ...search, needs: needs.toReversed() })).toBe(true);
  });

  it.each([
    { startsAt: 1_800_001_800 },
    { priority: "emergency" },
    { borrowerId: 9 },
    { withinMinutes: 30 },
    { substitutes: true },
  ] as const)("tells apart %j", (change) => {
    expect(isSameSearch(search, { ...search, ...change })).toBe(false);
  });
});
