import { expect } from "vitest";
import type { CommandLine } from "../support/command-line.ts";

export type BrokenGlassParameters = {
  readonly cli: CommandLine;
  readonly unit: string;
  /** Unix seconds by the lock's clock. */
  readonly at: number;
  /** Files. */
  readonly lockKey: string;
  readonly credential: string;
  readonly report: string;
  /** Keys of people: staff of the borrower, of the owner without a say, and who reviews. */
  readonly operator: string;
  readonly stranger: string;
  readonly reviewer: string;
  readonly indexed: () => Promise<void>;
};

/** Presses the glass as a simulated lock, says as operator who it was, and has the owner review it. */
export async function answerForBrokenGlass(parameters: BrokenGlassParameters): Promise<void> {
  const { cli, unit, at, lockKey, credential, report, operator, stranger, reviewer, indexed } = parameters;
  const opening = ["lock", "break-glass"];
  const pressed = ["--lock-key", lockKey, "--credential", credential, "--at", String(at)];
  await cli.json(undefined, ...opening, "press", unit, "1", ...pressed);
  const listed = async () => (await cli.run(undefined, ...opening, "list", "--unit", unit, "--open")).out;
  await expect.poll(listed, { timeout: 30_000 }).toContain("awaits-identity");
  const identity = [unit, "1", "--reason", "drill-or-test", "--words", "monthly drill"];
  const refused = await cli.run(stranger, ...opening, "identify", ...identity);
  expect(refused.code).not.toBe(0);
  expect(await cli.json(operator, ...opening, "identify", ...identity)).toMatchObject({ isLate: false });
  const review = ["--finding", "justified", "--document", report, "--recipients", "2"];
  await cli.json(reviewer, ...opening, "review", unit, "1", ...review);
  await indexed();
  expect(await listed()).toContain("none");
  const all = (await cli.run(undefined, ...opening, "list", "--facility", "1")).out;
  expect(all).toMatch(/reviewed +drill-or-test/);
}
