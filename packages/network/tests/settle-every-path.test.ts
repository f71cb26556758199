import { describe, expect, it } from "vitest";
import { playStory } from "../src/index.ts";
import { listMoneyRows, stepsByDocument } from "./support/money-rows.ts";
import { whatDoesNotHold } from "./support/what-does-not-hold.ts";

describe("docs/protocol/money.md", () => {
  it("names for each row a story that is played, and this one for most", () => {
    const rows = listMoneyRows();
    const stories = [
      "change-a-reservation",
      "hand-on",
      "lend-a-ventilator",
      "override-and-waitlist",
      "settle-every-path",
    ];
    expect([...new Set(rows.map(({ story }) => story))].toSorted()).toEqual(stories);
    expect(rows.length).toBeGreaterThanOrEqual(27);
    expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length);
  });
});

describe("playStory settle-every-path", () => {
  it("holds: a step for each row that the document gives it, with every balance by the document's words", {
    timeout: 600_000,
  }, async () => {
    const outcome = await playStory(7, true, "settle-every-path");
    expect(outcome.error).toBeUndefined();
    expect(whatDoesNotHold(outcome)).toEqual({});
    const played = outcome.steps.map(({ name }) => name).slice(1, -1);
    expect(played.toSorted()).toEqual(stepsByDocument("settle-every-path").toSorted());
    expect(outcome.steps.slice(0, -1).every(({ txs }) => txs.length > 0)).toBe(true);
    expect(outcome.ok).toBe(true);
  });
});
