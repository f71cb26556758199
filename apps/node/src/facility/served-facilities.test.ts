import { describe, expect, it } from "vitest";
import { servedFacilities } from "./served-facilities.ts";

/** Facility 1 is activated under an NPI of this node, 2 only applied under it, 3 is another's; 4 is not indexed yet. */
function served(all: boolean) {
  const npis = new Map([
    [1, "2000000002"],
    [2, "2000000002"],
    [3, "2000000010"],
  ]);
  return servedFacilities({
    all,
    npis: ["2000000002"],
    npiOf: async (id) => npis.get(id),
    wasActivated: async (id) => id !== 2,
    nextBlock: async () => {
      npis.set(4, "2000000002");
    },
  });
}

describe("servedFacilities", () => {
  it.each([
    [1, "served"],
    [2, "applicant"],
    [3, "foreign"],
    [4, "served"],
  ])("tells that facility %i is %s", async (id, standing) => {
    expect(await served(false).standingOf(id)).toBe(standing);
    expect(await served(false).serves(id)).toBe(standing === "served");
  });

  it("takes nobody's word for an NPI, also when it serves everybody", async () => {
    expect(await served(true).serves(1)).toBe(true);
    expect(await served(true).serves(2)).toBe(false);
  });
});
