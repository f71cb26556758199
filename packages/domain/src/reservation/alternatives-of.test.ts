import { describe, expect, it } from "vitest";
import { AppError } from "../error/app-error.ts";
import { alternativesOf } from "./alternatives-of.ts";

const naming = (alternatives?: (number | string)[][]) =>
  alternativesOf(new AppError("reservation.slot-taken", { unitId: 1, startsAt: 2, endsAt: 3, alternatives }));

describe("alternativesOf", () => {
  it("gives what a refusal names as free instead", () => {
    expect(naming([[7, 100, 200]])).toEqual([[7, 100, 200]]);
  });

  it("gives nothing where nothing is named, or something else", () => {
    expect(naming()).toEqual([]);
    expect(
      naming([
        [7, 100],
        ["7", 100, 200],
      ]),
    ).toEqual([]);
  });
});
