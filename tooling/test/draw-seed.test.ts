import { describe, expect, it } from "vitest";
import { drawSeed } from "./draw-seed.ts";

const hashes = ["0a", "0b"];

describe("drawSeed", () => {
  it("draws the same of the same code, another of other code and for another purpose", () => {
    const seed = drawSeed("story", hashes, []);
    expect(drawSeed("story", hashes, [])).toBe(seed);
    expect(drawSeed("story", ["0a", "0c"], [])).not.toBe(seed);
    expect(drawSeed("fuzz", hashes, [])).not.toBe(seed);
    expect(seed).toBeGreaterThanOrEqual(0);
    expect(seed).toBeLessThan(2 ** 32);
  });

  it("passes over a seed that is kept as a test of its own", () => {
    const seed = drawSeed("story", hashes, []);
    expect(drawSeed("story", hashes, [{ drawn: "story", seed, test: "a.test.ts" }])).not.toBe(seed);
    expect(drawSeed("story", hashes, [{ drawn: "fuzz", seed, test: "a.test.ts" }])).toBe(seed);
  });
});
