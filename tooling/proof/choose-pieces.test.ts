import { describe, expect, it } from "vitest";
import { choosePieces } from "./choose-pieces.ts";
import type { Piece } from "./record.ts";

function piece(name: string, change: Partial<Piece> = {}): Piece {
  const ranAt = "2026-01-02T00:00:00Z";
  const sound = { passed: 1, failed: 0, commit: "c", code: "now", seconds: 1, failuresBefore: 0, found: {} };
  return { name, ranAt, ...sound, ...change };
}

describe("choosePieces", () => {
  it("leaves out what passed with this very code, and nothing else", () => {
    const before = [piece("a"), piece("b", { code: "then" }), piece("c", { passed: 0 })];
    expect(choosePieces(["a", "b", "c", "d"], before, "now")).toEqual(["d", "b", "c"]);
  });

  it("begins with what failed, then what was never tried, then what is oldest", () => {
    const before = [
      piece("late", { code: "then" }),
      piece("early", { code: "then", ranAt: "2026-01-01T00:00:00Z" }),
      piece("bad", { failed: 1 }),
    ];
    const wanted = ["late", "early", "new", "bad"];
    expect(choosePieces(wanted, before, "now")).toEqual(["bad", "new", "early", "late"]);
  });
});
