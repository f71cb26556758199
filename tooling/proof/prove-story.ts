import { runCommand } from "../run/run-command.ts";

const seedCount = 20;

/** The object that the story prints last with `--json`. */
type StoryResult = {
  readonly ok: boolean;
  readonly steps: readonly unknown[];
  readonly balances: unknown;
  readonly invariants: unknown;
  readonly durationMs: number;
};

export type StorySeed = {
  readonly seed: number;
  readonly ok: boolean;
  readonly steps: number;
  readonly balances: unknown;
  readonly invariants: unknown;
  readonly durationMs: number;
};

export type StoryProof = {
  readonly passed: number;
  readonly failed: number;
  readonly seeds: readonly StorySeed[];
};

function parseLast(output: string): StoryResult | undefined {
  const line = output.split("\n").findLast((each) => each.startsWith('{"ok"'));
  try {
    // The story's own contract; anything else does not parse or has no `ok` and counts as a failure.
    return JSON.parse(line ?? "") as StoryResult;
  } catch {
    return undefined;
  }
}

async function playSeed(seed: number): Promise<StorySeed> {
  const { code, output } = await runCommand({
    program: "node",
    args: ["packages/network/src/story.ts", "--seed", String(seed), "--json"],
    timeoutSeconds: 900,
  });
  const result = parseLast(output);
  const ok = code === 0 && result?.ok === true;
  console.log(`story --seed ${seed}: ${ok ? "ok" : `failed with code ${code}`}`);
  if (!ok) console.log(output.slice(-4000));
  return {
    seed,
    ok,
    steps: result?.steps.length ?? 0,
    balances: result?.balances ?? null,
    invariants: result?.invariants ?? null,
    durationMs: result?.durationMs ?? 0,
  };
}

/** Plays the story with seeds 1 to 20, one after another. */
export async function proveStory(): Promise<StoryProof> {
  const seeds: StorySeed[] = [];
  for (let seed = 1; seed <= seedCount; seed += 1) seeds.push(await playSeed(seed));
  const passed = seeds.filter(({ ok }) => ok).length;
  return { passed, failed: seeds.length - passed, seeds };
}
