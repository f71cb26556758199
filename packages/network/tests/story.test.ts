import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { stepsByDocument } from "./support/money-rows.ts";
import { whatDoesNotHold } from "./support/what-does-not-hold.ts";

/** Runs `npm run story`'s program to its end. */
function runStory(...args: readonly string[]) {
  const main = new URL("../src/story.ts", import.meta.url).pathname;
  const env = { ...process.env, DEBUG: "" };
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, out, err })),
  );
}

const units = z.string().regex(/^\d+$/);
/** What the program promises to print with --json, and how it planned to kill. */
const printed = z.object({
  ok: z.boolean(),
  error: z.unknown().optional(),
  steps: z.array(z.object({ name: z.string(), gas: z.int().nonnegative(), txs: z.array(z.string()) })),
  kill: z.object({ manner: z.string(), request: z.string() }),
  balances: z.record(z.string(), z.object({ free: units, escrowed: units })),
  invariants: z.record(z.string(), z.boolean()),
  evidence: z.record(z.string(), z.object({ holds: z.boolean(), evidence: z.string() })),
  durationMs: z.int().positive(),
});

describe("npm run story -- --json", () => {
  // By its seed a kill with the act in the node's outbox; docs/proofs/story.json holds twenty others.
  it.each([[20_261_123, "queued"]])(
    "holds with seed %i: every invariant, every step, a node killed %s on the way",
    { timeout: 600_000 },
    async (seed, manner) => {
      const { code, out } = await runStory("--seed", String(seed), "--json");
      const outcome = printed.parse(JSON.parse(out.trim().split("\n").at(-1) ?? ""));
      expect(outcome.error).toBeUndefined();
      expect(whatDoesNotHold(outcome)).toEqual({});
      expect(Object.keys(outcome.invariants)).toContain("the signed transactions alone give this state");
      expect(outcome.kill).toMatchObject({ manner, request: expect.stringMatching(/^(POST|PUT) \/v1\//) });
      expect(outcome.steps.map(({ name }) => name)).toHaveLength(8);
      expect(outcome.steps.map(({ name }) => name)).toEqual(
        expect.arrayContaining([...stepsByDocument("lend-a-ventilator")]),
      );
      expect(outcome.steps.every(({ name, txs }) => txs.length > 0 || name.startsWith("Both nodes"))).toBe(
        true,
      );
      expect(outcome.steps.some(({ gas }) => gas > 0)).toBe(true);
      expect(Object.keys(outcome.balances)).not.toHaveLength(0);
      expect(outcome.ok).toBe(true);
      expect(code).toBe(0);
    },
  );
});

describe("npm run story", () => {
  describe("when a step fails", () => {
    const nobody = ["--network", "http://127.0.0.1:9"];

    it("prints one object last with --json, and ends with 1", { timeout: 60_000 }, async () => {
      const { code, out } = await runStory(...nobody, "--json");
      expect(JSON.parse(out.trim().split("\n").at(-1) ?? "")).toMatchObject({
        ok: false,
        steps: [],
        error: { code: "node.unreachable", message: expect.any(String) },
      });
      expect(code).toBe(1);
    });

    it("prints a readable line and no stack without it", { timeout: 60_000 }, async () => {
      const { code, out, err } = await runStory(...nobody);
      expect(err).toContain("(node.unreachable)");
      expect(`${out}${err}`).not.toMatch(/^\s+at /m);
      expect(code).toBe(1);
    });
  });

  it.each([
    ["a seed that is no number", ["--seed", "abc"], '"abc"'],
    ["a seed that is too large", ["--seed", "4294967296"], '"4294967296"'],
    ["a story there is none of", ["--name", "x"], "no story x"],
    ["an option there is none of", ["--x"], "--x"],
  ])("refuses %s with exit code 64", { timeout: 60_000 }, async (_what, args, said) => {
    const { code, err } = await runStory(...args);
    expect(err).toContain(said);
    expect(code).toBe(64);
  });
});
