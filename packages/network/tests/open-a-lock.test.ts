import { describe, expect, it } from "vitest";
import { playStory } from "../src/index.ts";

describe("playStory open-a-lock", () => {
  it("holds: opened by grant, offline and by its glass, by nobody dismissed, with a node killed on the way", {
    timeout: 600_000,
  }, async () => {
    const outcome = await playStory(7, true, "open-a-lock");
    expect(outcome.error).toBeUndefined();
    expect(outcome.invariants).toEqual(
      Object.fromEntries(Object.keys(outcome.invariants).map((name) => [name, true])),
    );
    expect(outcome.steps.map(({ name }) => name)).toHaveLength(9);
    expect(outcome.ok).toBe(true);
  });
});
