import { describe, expect, it } from "vitest";
import { measureRebuild } from "./measure-rebuild.ts";

describe("measureRebuild", () => {
  it("reads every event of the stand-in chain into rows", { timeout: 120_000 }, async () => {
    const said: string[] = [];
    const { events, rows, reservations } = await measureRebuild(140, (progress) => said.push(progress));
    // Three events a facility, three a unit, seven a loan.
    expect(events).toBe(70 * 3 + 70 * 3 + reservations * 7);
    expect(rows).toBeGreaterThan(events);
    expect(said.at(-1)).toContain(`${events} events`);
  });
});
