import { describe, expect, it } from "vitest";
import { playStory } from "../src/index.ts";
import { whatDoesNotHold } from "./support/what-does-not-hold.ts";

describe("playStory ask-for-a-capability", () => {
  it("holds: offered is what can do it, is near enough and free, a substitute when nothing else is", {
    timeout: 600_000,
  }, async () => {
    const outcome = await playStory(11, true, "ask-for-a-capability");
    expect(outcome.error).toBeUndefined();
    expect(whatDoesNotHold(outcome)).toEqual({});
    expect(outcome.steps.map(({ name }) => name)).toHaveLength(7);
    expect(outcome.ok).toBe(true);
  });
});
