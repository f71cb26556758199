import { describe, expect, it } from "vitest";
import { playStory } from "../src/index.ts";
import { stepsByDocument } from "./support/money-rows.ts";
import { whatDoesNotHold } from "./support/what-does-not-hold.ts";

describe("playStory change-a-reservation", () => {
  it("holds: amended, transferred and recalled, with every figure by the rules and a node killed on the way", {
    timeout: 600_000,
  }, async () => {
    const outcome = await playStory(5, true, "change-a-reservation");
    expect(outcome.error).toBeUndefined();
    expect(whatDoesNotHold(outcome)).toEqual({});
    expect(outcome.steps.map(({ name }) => name)).toHaveLength(8);
    expect(outcome.steps.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...stepsByDocument("change-a-reservation")]),
    );
    expect(outcome.ok).toBe(true);
  });
});
