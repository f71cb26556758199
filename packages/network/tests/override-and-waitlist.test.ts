import { describe, expect, it } from "vitest";
import { playStory } from "../src/index.ts";
import { stepsByDocument } from "./support/money-rows.ts";
import { whatDoesNotHold } from "./support/what-does-not-hold.ts";

describe("playStory override-and-waitlist", () => {
  it("holds: promoted in order, displaced, paid, reviewed, with every figure by the rules and a node killed on the way", {
    timeout: 600_000,
  }, async () => {
    const outcome = await playStory(3, true, "override-and-waitlist");
    expect(outcome.error).toBeUndefined();
    expect(whatDoesNotHold(outcome)).toEqual({});
    expect(outcome.steps.map(({ name }) => name)).toHaveLength(9);
    expect(outcome.steps.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...stepsByDocument("override-and-waitlist")]),
    );
    expect(outcome.ok).toBe(true);
  });
});
