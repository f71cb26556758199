import { describe, expect, it } from "vitest";
import { moveInGrid } from "./move-in-grid.ts";

const grid = { rows: 1000, columns: 8, pageRows: 12, withControl: false };
const go = (key: string, row: number, column: number, withControl = false) =>
  moveInGrid({ ...grid, key, place: { row, column }, withControl });

describe("moveInGrid", () => {
  it.each([
    ["ArrowDown", { row: 6, column: 3 }],
    ["ArrowUp", { row: 4, column: 3 }],
    ["ArrowLeft", { row: 5, column: 2 }],
    ["ArrowRight", { row: 5, column: 4 }],
    ["PageDown", { row: 17, column: 3 }],
    ["PageUp", { row: 0, column: 3 }],
    ["Home", { row: 5, column: 0 }],
    ["End", { row: 5, column: 7 }],
  ])("goes by %s", (key, place) => expect(go(key, 5, 3)).toEqual(place));

  it("goes to the first and last unit with Control", () => {
    expect(go("Home", 5, 3, true)).toEqual({ row: 0, column: 0 });
    expect(go("End", 5, 3, true)).toEqual({ row: 999, column: 7 });
  });

  it("stops at the edges", () => {
    expect(go("ArrowUp", 0, 0)).toEqual({ row: 0, column: 0 });
    expect(go("PageDown", 995, 7)).toEqual({ row: 999, column: 7 });
    expect(go("ArrowRight", 0, 7)).toEqual({ row: 0, column: 7 });
  });

  it("leaves other keys and an empty grid alone", () => {
    expect(go("a", 1, 1)).toBeUndefined();
    expect(moveInGrid({ ...grid, rows: 0, key: "End", place: { row: 0, column: 0 } })).toBeUndefined();
  });
});
