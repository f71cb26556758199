import { describe, expect, it } from "vitest";
import { readUnitFilters } from "./unit-filters.ts";

describe("readUnitFilters", () => {
  it("keeps what is a filter", () => {
    const search = { text: "vent", productCode: "CBK", ownerId: 2, fit: true, near: 5 };
    expect(readUnitFilters(search)).toEqual(search);
  });

  it("leaves out impossible values and strangers", () => {
    expect(readUnitFilters({ productCode: "cbk1", ownerId: "two", fit: "maybe", page: 3 })).toEqual({});
  });
});
