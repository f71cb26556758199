import type { Prover } from "./prove-pieces.ts";
import { runUntil } from "./run-until.ts";

type Counts = { readonly tried: number; readonly accepted: number };

/** One run of tools/differential.ts; its last line with `--json` is such an object. */
type Run = Counts & {
  readonly acts: Readonly<Record<string, Counts>>;
  readonly errors: Readonly<Record<string, number>>;
  readonly disagreements: readonly string[];
};

const operationsPerRun = 10_000;

/** What is played must be what the sources say. */
async function compile(endsAt: number): Promise<void> {
  const { code, output } = await runUntil(endsAt, {
    program: "hardhat",
    args: ["build", "--no-tests"],
    folder: "packages/contracts",
  });
  if (code !== 0) throw new Error(output);
}

async function playSeed(name: string, endsAt: number): Promise<Run> {
  const seed = name.replace("seed ", "");
  const options = ["--operations", String(operationsPerRun), "--seed", seed, "--json"];
  const { output } = await runUntil(endsAt, {
    program: "node",
    args: ["tools/differential.ts", ...options],
    folder: "packages/contracts",
  });
  const line = output.split("\n").findLast((each) => each.startsWith('{"seed"'));
  if (line === undefined) throw new Error(`seed ${seed} was not played:\n${output.slice(-2000)}`);
  const run: Run = JSON.parse(line);
  for (const each of run.disagreements) console.log(each);
  return run;
}

/** Plays drawn acts against contracts and plain model with seeds 1, 2, ... until `operations` are played. */
export function proveDifferential(operations: number): Prover {
  const seeds = Math.ceil(operations / operationsPerRun);
  return {
    wanted: Array.from({ length: seeds }, (_, index) => `seed ${index + 1}`),
    prepare: compile,
    async prove(name, endsAt) {
      const { tried, accepted, acts, errors, disagreements } = await playSeed(name, endsAt);
      // Where most acts are impossible, agreeing says little.
      const failed = disagreements.length + (accepted * 3 < tried ? 1 : 0);
      return {
        passed: tried - disagreements.length,
        failed,
        found: { accepted, acts, errors, disagreements },
      };
    },
  };
}
