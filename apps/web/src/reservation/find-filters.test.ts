import { describe, expect, it } from "vitest";
import { readFindFilters } from "./find-filters.ts";

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
