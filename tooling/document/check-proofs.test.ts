import { describe, expect, it } from "vitest";
import type { Piece } from "../proof/record.ts";
import { failuresIn } from "./check-proofs.ts";

const piece: Piece = {
  name: "seed 7",
  passed: 1,
  failed: 0,
  commit: "0123",
  code: "of long ago",
  ranAt: "2026-01-02T00:00:00Z",
  seconds: 1,
  failuresBefore: 3,
  found: {},
};

describe("failuresIn", () => {
  it("finds no fault with a proof for its age, nor with one that is not there yet", () => {
    expect(failuresIn("story", [piece])).toEqual([]);
    expect(failuresIn("story", [])).toEqual([]);
  });

  it("names the piece that failed and how to prove it again", () => {
    expect(failuresIn("story", [piece, { ...piece, name: "seed 8", failed: 1 }])).toEqual([
      "docs/proofs/story.json: seed 8 failed; npm run prove -- story",
    ]);
  });
});
