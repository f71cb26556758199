import { runCommand } from "../run/run-command.ts";

type Counts = { readonly tried: number; readonly accepted: number };

/** One run of tools/differential.ts; its last line with `--json` is such an object. */
type Run = Counts & {
  readonly seed: number;
  readonly acts: Readonly<Record<string, Counts>>;
  readonly errors: Readonly<Record<string, number>>;
  readonly disagreements: readonly string[];
};

export type DifferentialProof = {
  /** Acts that model and contracts answered alike. */
  readonly passed: number;
  /** Acts answered differently, and one more when fewer than a third were possible. */
  readonly failed: number;
  readonly accepted: number;
  readonly acts: Readonly<Record<string, Counts>>;
  readonly errors: Readonly<Record<string, number>>;
  readonly runs: readonly Run[];
};

const operationsPerRun = 10_000;

/** What is played must be what the sources say. */
async function compile(): Promise<void> {
  const { code, output } = await runCommand({
    program: "hardhat",
    args: ["build", "--no-tests"],
    folder: "packages/contracts",
  });
  if (code !== 0) throw new Error(output);
}

async function playSeed(seed: number): Promise<Run> {
  const options = ["--operations", String(operationsPerRun), "--seed", String(seed), "--json"];
  const { output } = await runCommand({
    program: "node",
    args: ["tools/differential.ts", ...options],
    folder: "packages/contracts",
    timeoutSeconds: 3600,
  });
  const line = output.split("\n").findLast((each) => each.startsWith('{"seed"'));
  if (line === undefined) throw new Error(`seed ${seed} was not played:\n${output.slice(-2000)}`);
  const run: Run = JSON.parse(line);
  console.log(`differential --seed ${seed}: ${run.tried} acts, ${run.accepted} possible`);
  for (const each of run.disagreements) console.log(each);
  return run;
}

function sumUp(runs: readonly Run[]): DifferentialProof {
  const acts: Record<string, { tried: number; accepted: number }> = {};
  const errors: Record<string, number> = {};
  for (const run of runs) {
    for (const [name, { tried, accepted }] of Object.entries(run.acts)) {
      const sum = acts[name] ?? { tried: 0, accepted: 0 };
      acts[name] = { tried: sum.tried + tried, accepted: sum.accepted + accepted };
    }
    for (const [name, times] of Object.entries(run.errors)) errors[name] = (errors[name] ?? 0) + times;
  }
  const tried = runs.reduce((sum, run) => sum + run.tried, 0);
  const accepted = runs.reduce((sum, run) => sum + run.accepted, 0);
  const different = runs.reduce((sum, run) => sum + run.disagreements.length, 0);
  const failed = different + (accepted * 3 < tried ? 1 : 0);
  return { passed: tried - different, failed, accepted, acts, errors, runs };
}

/**
 * Plays drawn acts against contracts and plain model with seeds 1, 2, ... until `operations` are played, but for those
 * seeds that `before` says were played with this very code; hands over what is known after each.
 */
export async function proveDifferential(
  operations: number,
  before: readonly Run[],
  keep: (proof: DifferentialProof) => void,
): Promise<DifferentialProof> {
  await compile();
  const runs: Run[] = [];
  for (let seed = 1; seed <= Math.ceil(operations / operationsPerRun); seed += 1) {
    const known = before.find((run) => run.seed === seed && run.disagreements.length === 0);
    runs.push(known ?? (await playSeed(seed)));
    keep(sumUp(runs));
  }
  return sumUp(runs);
}
