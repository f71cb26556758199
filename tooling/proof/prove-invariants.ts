import { cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/root.ts";
import { listDrawingSuites } from "./list-drawing-suites.ts";
import type { Outcome, Prover } from "./prove-pieces.ts";
import type { Piece } from "./record.ts";
import { runUntil } from "./run-until.ts";

const folder = "packages/contracts";
const copy = ".prove";

/** Runs of each invariant in one piece; another piece of the suite draws others. */
const runsAtOnce = 40;

/** Tests may state how many runs they get day by day; a proof takes a copy in which they state ours. */
async function copyTests(): Promise<void> {
  const target = join(root, folder, copy);
  rmSync(target, { recursive: true, force: true });
  cpSync(join(root, folder, "test"), target, { recursive: true });
  for (const path of globSync("**/*.t.sol", { cwd: target })) {
    const text = readFileSync(join(target, path), "utf8");
    const runs = { invariant: runsAtOnce, fuzz: 10_000 };
    const changed = text.replaceAll(
      /(forge-config: \w+\.(invariant|fuzz)\.runs = )\d+/g,
      (_, before: string, kind: keyof typeof runs) => `${before}${runs[kind]}`,
    );
    writeFileSync(join(target, path), changed);
  }
}

/** `Loan.invariant.t.sol runs 41-80`: campaigns get so many pieces that they add up to the runs, others one. */
function listPieces(runs: number): readonly string[] {
  const suites = listDrawingSuites();
  const fuzzed = suites.filter(({ isCampaign }) => !isCampaign).map(({ path }) => path);
  const campaigns = suites.filter(({ isCampaign }) => isCampaign);
  const rounds = Array.from({ length: Math.ceil(runs / runsAtOnce) }, (_, index) => index * runsAtOnce);
  const drawn = rounds.flatMap((done) =>
    campaigns.map(({ path }) => `${path} runs ${done + 1}-${done + runsAtOnce}`),
  );
  return [...drawn.slice(0, campaigns.length), ...fuzzed, ...drawn.slice(campaigns.length)];
}

function pathOf(piece: string): string {
  return piece.replace(/ runs .*/, "");
}

function lastCount(output: string, word: string): number {
  return Number([...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, "gm"))].at(-1)?.[1] ?? 0);
}

/** What the suite's handler has counted, if it has one; too few successes tell of too few runs, not of a failure. */
async function countActions(endsAt: number): Promise<readonly string[]> {
  const { output } = await runUntil(endsAt, { program: "node", args: ["tools/invariant-tally.ts"], folder });
  return output.split("\n").flatMap((line) => {
    const [, action = "", calls = "", successes] =
      /^ {2}(\S+) +(\d+) (?:calls +(\d+)|times)/.exec(line) ?? [];
    return action === "" ? [] : [`${action} ${successes ?? calls} of ${calls}`];
  });
}

async function proveSuite(piece: string, endsAt: number, failed: Piece | undefined): Promise<Outcome> {
  await countActions(endsAt);
  // Another seed might pass by luck what this one failed on.
  const again = failed?.found["seed"];
  const { code, output } = await runUntil(endsAt, {
    program: "hardhat",
    args: ["test", "solidity", `${copy}/${pathOf(piece)}`],
    folder,
    env: {
      PROVE: "1",
      PROVE_RUNS: String(runsAtOnce),
      PROVE_TESTS: `./${copy}`,
      ...(typeof again === "string" ? { MEDEQUIPSHARE_FUZZ_SEED: again } : {}),
    },
  });
  const passed = lastCount(output, "passing");
  const failing = lastCount(output, "failing");
  const isSound = code === 0 && failing === 0 && passed > 0;
  if (!isSound) console.log(output.slice(-4000));
  const seed = /^fuzz seed (0x[0-9a-f]+)$/m.exec(output)?.[1];
  const succeeded = await countActions(endsAt);
  return { passed, failed: isSound ? 0 : Math.max(1, failing), found: { seed, succeeded } };
}

/** Runs the suites that draw: `runs` runs of each invariant, 10,000 of each fuzz test. */
export function proveInvariants(runs: number): Prover {
  return {
    wanted: listPieces(runs),
    isGone: (name) => !existsSync(join(root, folder, "test", pathOf(name))),
    prepare: copyTests,
    prove: proveSuite,
  };
}
