import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/root.ts";
import { runCommand } from "../run/run-command.ts";

const folder = "packages/contracts";

const copy = ".prove";

/** Tests may state how many runs they get day by day; a proof takes a copy in which they state ours. */
function copyTests(runs: number): void {
  const target = join(root, folder, copy);
  rmSync(target, { recursive: true, force: true });
  cpSync(join(root, folder, "test"), target, { recursive: true });
  for (const path of globSync("**/*.t.sol", { cwd: target })) {
    const text = readFileSync(join(target, path), "utf8");
    writeFileSync(join(target, path), text.replaceAll(/(forge-config: .*\.runs = )\d+/g, `$1${runs}`));
  }
}

export type InvariantProof = {
  readonly passed: number;
  readonly failed: number;
  readonly invariantRuns: number;
  readonly seconds: number;
  /** Per suite and action, how often it was tried and how often it succeeded. */
  readonly campaigns: readonly string[];
};

function lastCount(output: string, word: string): number {
  return Number([...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, "gm"))].at(-1)?.[1] ?? 0);
}

/** Runs the Solidity tests with 10,000 fuzz runs and so many of each invariant; keeps what each suite reports. */
export async function proveInvariants(invariantRuns: number): Promise<InvariantProof> {
  copyTests(invariantRuns);
  const startedAt = performance.now();
  const { code, output } = await runCommand({
    program: "hardhat",
    args: ["test", "solidity"],
    folder,
    env: { PROVE: "1", PROVE_RUNS: String(invariantRuns), PROVE_TESTS: `./${copy}` },
    timeoutSeconds: 12 * 3600,
    echo: true,
  });
  const tally = await runCommand({ program: "node", args: ["tools/invariant-tally.ts"], folder, echo: true });
  rmSync(join(root, folder, copy), { recursive: true, force: true });
  const campaigns = tally.output.split("\n").filter((line) => line !== "");
  const failed = lastCount(output, "failing");
  const isBad = code !== 0 || tally.code !== 0 || campaigns.length === 0;
  return {
    passed: lastCount(output, "passing"),
    failed: isBad ? Math.max(1, failed) : failed,
    invariantRuns,
    seconds: Math.round((performance.now() - startedAt) / 1000),
    campaigns,
  };
}
