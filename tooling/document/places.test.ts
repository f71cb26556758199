import { describe, expect, it } from "vitest";
import { isCounted, listPlaces, spellings } from "./places.ts";

const names = ["setReserveFloor", "ReserveFloorSet"].map(spellings);

function mention(
  path: string,
  line: number,
  text = "setReserveFloor",
): { path: string; line: number; text: string } {
  return { path, line, text };
}

describe("listPlaces", () => {
  it("counts a file that bears the name once, however often it speaks of it", () => {
    const path = "packages/sdk/src/equipment/set-reserve-floor.ts";
    expect(listPlaces(names, [mention(path, 1), mention(path, 90)])).toEqual([path]);
  });

  it("counts each entry elsewhere, imports too, near lines together", () => {
    const path = "packages/sdk/src/index.ts";
    const lines = [
      mention(path, 2, 'import { setReserveFloor } from "./x.ts";'),
      mention(path, 10),
      mention(path, 13, "ReserveFloorSet: on,"),
      mention(path, 30),
    ];
    expect(listPlaces(names, lines)).toEqual([`${path}:2`, `${path}:10`, `${path}:30`]);
  });

  it("leaves out what is generated, tests and documents", () => {
    const paths = [
      "a/abi.gen.ts",
      "a/b.test.ts",
      "a/test/c.t.sol",
      "docs/x.md",
      "packages/readmodel/migrations/1.sql",
    ];
    expect(paths.filter(isCounted)).toEqual([]);
  });
});

describe("spellings", () => {
  it.each([
    "setReserveFloor",
    "set-reserve-floor",
    "SET_RESERVE_FLOOR",
    "onSetReserveFloor",
    "set reserve floor",
  ])("finds %s", (text) => expect(spellings("setReserveFloor").test(text)).toBe(true));

  it("does not find a longer word", () => {
    expect(spellings("handOn").test("handOnce, beforehand once")).toBe(false);
  });
});
