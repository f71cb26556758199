import { describe, expect, it } from "vitest";
import { playStory } from "../src/index.ts";

describe("playStory", () => {
  it.each([7, 20_261_123])(
    "holds with seed %i: every invariant, every step, a node killed on the way",
    { timeout: 300_000 },
    async (seed) => {
      const outcome = await playStory(seed, true);
      expect(outcome.invariants).toEqual(
        Object.fromEntries(Object.keys(outcome.invariants).map((name) => [name, true])),
      );
      expect(outcome.steps.map(({ name }) => name)).toHaveLength(8);
      expect(outcome.steps.every(({ name, txs }) => txs.length > 0 || name.startsWith("Both nodes"))).toBe(
        true,
      );
      expect(outcome.ok).toBe(true);
    },
  );
});
