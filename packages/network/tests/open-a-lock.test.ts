import { describe, expect, it } from "vitest";
import { playStory } from "../src/index.ts";
import { whatDoesNotHold } from "./support/what-does-not-hold.ts";

describe("playStory open-a-lock", () => {
  it("holds: opened by grant, offline and by its glass, by nobody dismissed, with a node killed on the way", {
    timeout: 600_000,
  }, async () => {
    const outcome = await playStory(7, true, "open-a-lock");
    expect(outcome.error).toBeUndefined();
    expect(whatDoesNotHold(outcome)).toEqual({});
    expect(outcome.steps.map(({ name }) => name)).toHaveLength(9);
    expect(outcome.ok).toBe(true);
  });
});
