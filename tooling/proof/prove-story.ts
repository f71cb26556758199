import { npmScript } from "../run/npm-script.ts";
import { runCommand } from "../run/run-command.ts";

/** What the power cut of a story came to, as the story tells it. */
type Kill = {
  readonly node: string;
  readonly manner: string;
  readonly request: string;
  readonly act: number;
};

export type StorySeed = {
  readonly seed: number;
  readonly ok: boolean;
  readonly kill?: Kill;
  /** How often it failed with this very code, before it passed or until now; anything but 0 wants an explanation. */
  readonly failures: number;
};

export type StoryProof = {
  readonly passed: number;
  readonly failed: number;
  readonly seeds: readonly StorySeed[];
};

/** The story's last line with `--json` is one object; it is fine when that says so and the program agrees. */
function resultOf(output: string): { readonly ok: boolean; readonly kill?: Kill } {
  const line = output.split("\n").findLast((each) => each.startsWith('{"ok"'));
  try {
    const { ok, kill }: { ok?: unknown; kill?: Kill } = JSON.parse(line ?? "");
    if (!kill) return { ok: false };
    const { node, manner, request, act } = kill;
    return { ok: ok === true, kill: { node, manner, request, act } };
  } catch {
    return { ok: false };
  }
}

async function playSeed(seed: number, failuresBefore: number): Promise<StorySeed> {
  const { code, output } = await runCommand({
    program: "node",
    args: ["packages/network/src/story.ts", "--seed", String(seed), "--json"],
    timeoutSeconds: 900,
  });
  const result = resultOf(output);
  const ok = code === 0 && result.ok;
  console.log(`story --seed ${seed}: ${ok ? "ok" : `failed with code ${code}`}`);
  if (!ok) console.log(output.slice(-4000));
  return { ...result, seed, ok, failures: failuresBefore + (ok ? 0 : 1) };
}

function sumUp(seeds: readonly StorySeed[]): StoryProof {
  const passed = seeds.filter(({ ok }) => ok).length;
  return { passed, failed: seeds.length - passed, seeds };
}

/** Of twenty seeds, so many kills at least must hit work that a node has begun; both nodes must be hit. */
const leastUnderWay = 5;

/** What the kills of all seeds leave out; nothing when they hit either node and enough work under way. */
function gapsOf(seeds: readonly StorySeed[]): readonly string[] {
  const kills = seeds.flatMap(({ kill }) => kill ?? []);
  const underWay = kills.filter(({ manner }) => manner !== "before").length;
  const nodes = new Set(kills.map(({ node }) => node));
  return [
    ...(nodes.size < 2 ? [`only ${[...nodes].join()} was killed`] : []),
    ...(underWay < leastUnderWay ? [`only ${underWay} kills hit work under way`] : []),
  ];
}

/** A story spends much of its time waiting for blocks and processes, so two share two cores well. */
const atOnce = 2;

/**
 * Plays the story with seeds 1 to `count`, two at a time, but for those that `before` says have passed with
 * this very code; hands over what is known after each, so that an interrupted proof can go on.
 */
export async function proveStory(
  count: number,
  before: readonly StorySeed[],
  keep: (proof: StoryProof) => void,
): Promise<StoryProof> {
  const seeds = new Map(before.map((each) => [each.seed, each]));
  const inOrder = () => sumUp([...seeds.values()].sort((one, other) => one.seed - other.seed));
  const wanted = Array.from({ length: count }, (_, index) => index + 1).filter(
    (seed) => !seeds.get(seed)?.ok,
  );
  const playOn = async (): Promise<void> => {
    for (let seed = wanted.shift(); seed !== undefined; seed = wanted.shift()) {
      seeds.set(seed, await playSeed(seed, seeds.get(seed)?.failures ?? 0));
      keep(inOrder());
    }
  };
  // Once beforehand: two stories that begin in a new clone would compile into the same folder.
  const { code, output } = await runCommand({ ...npmScript("build:contracts"), timeoutSeconds: 600 });
  if (code !== 0) throw new Error(`the contracts were not built:\n${output.slice(-2000)}`);
  await Promise.all(Array.from({ length: atOnce }, playOn));
  const proof = inOrder();
  const gaps = gapsOf(proof.seeds);
  for (const gap of gaps) console.log(`story: ${gap}`);
  return { ...proof, failed: proof.failed + gaps.length };
}
