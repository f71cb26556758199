import { describe, expect, it } from "vitest";
import { type LabelWish, placeLabels } from "./place-labels.ts";

function aWish(over: Partial<LabelWish>): LabelWish {
  return { id: 1, x: 100, y: 100, radius: 4, text: "Red Lodge", weight: 1, ...over };
}

describe("placeLabels", () => {
  it("puts a name right of its point", () => {
    expect(placeLabels([aWish({})], 640)).toEqual([
      { id: 1, text: "Red Lodge", x: 109, y: 100, anchor: "start" },
    ]);
  });

  it("puts it left when the right would leave the map", () => {
    expect(placeLabels([aWish({ x: 630 })], 640)[0]?.anchor).toBe("end");
  });

  it("names the heavier of two that are too close", () => {
    const wishes = [aWish({ id: 1, x: 60, weight: 1 }), aWish({ id: 2, x: 62, y: 104, weight: 9 })];
    expect(placeLabels(wishes, 130).map(({ id }) => id)).toEqual([2]);
  });

  it("never covers another point", () => {
    const wishes = [aWish({ id: 1 }), aWish({ id: 2, x: 130, text: "", weight: 0 })];
    expect(placeLabels(wishes, 640).find(({ id }) => id === 1)?.anchor).toBe("end");
  });
});
