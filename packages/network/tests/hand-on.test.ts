import { describe, expect, it } from "vitest";
import { playStory } from "../src/index.ts";
import { stepsByDocument } from "./support/money-rows.ts";
import { whatDoesNotHold } from "./support/what-does-not-hold.ts";

describe("playStory hand-on", () => {
  it("holds: three sign, two loans meet at one counter and settle by it, with a node killed on the way", {
    timeout: 600_000,
  }, async () => {
    const outcome = await playStory(7, true, "hand-on");
    expect(outcome.error).toBeUndefined();
    expect(whatDoesNotHold(outcome)).toEqual({});
    expect(outcome.evidence["INV-CUS-2 handed on by one counter"]?.evidence).toMatch(/^1 handed on/);
    expect(outcome.steps.map(({ name }) => name)).toHaveLength(6);
    expect(outcome.steps.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...stepsByDocument("hand-on")]),
    );
    expect(outcome.ok).toBe(true);
  });
});
