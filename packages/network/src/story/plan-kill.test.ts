import { describe, expect, it } from "vitest";
import { drawKill, manners } from "./plan-kill.ts";
import { createRandom } from "./random.ts";

const LAST_ACT = 40;
const draw = (seed: number) => drawKill(createRandom(seed), LAST_ACT);
const seeds = Array.from({ length: 2_000 }, (_, index) => index + 1);

describe("drawKill", () => {
  it("draws the same kill for the same seed", () => {
    for (const seed of seeds) expect(draw(seed)).toEqual(draw(seed));
    // Written down once: a seed that somebody noted must still say the same next year.
    expect(draw(20_261_123)).toEqual({ act: 37, manner: "queued", delayMs: 29 });
  });

  it("leaves no act after the second and no manner out, and goes beyond none", () => {
    const drawn = seeds.map(draw);
    const acts = new Set(drawn.map(({ act }) => act));
    expect([...acts].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: LAST_ACT - 2 }, (_, index) => index + 3),
    );
    expect(new Set(drawn.map(({ manner }) => manner))).toEqual(new Set(manners));
  });
});
