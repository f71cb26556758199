import { execFileSync } from "node:child_process";
import { globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { listDrawingSuites } from "../proof/list-drawing-suites.ts";
import { root } from "../run/root.ts";
import { runCommand } from "../run/run-command.ts";
import type { Step } from "../run/step.ts";
import { type Drawn, drawSeed } from "./draw-seed.ts";
import { failuresOf } from "./failures-of.ts";
import { keptSeeds } from "./kept-seeds.ts";
import { vitestStepWith } from "./vitest-step.ts";

const drawnFrom: Readonly<Record<Drawn, readonly string[]>> = {
  story: ["packages/contracts", "packages/network/src"],
  fuzz: ["packages/contracts", "packages/network/src"],
  trouble: ["apps/node"],
};

function seedFor(drawn: Drawn, ...salt: readonly string[]): number {
  const args = ["rev-parse", ...drawnFrom[drawn].map((folder) => `HEAD:${folder}`)];
  const hashes = execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim().split("\n");
  return drawSeed(drawn, [...hashes, ...salt], keptSeeds);
}

const storyProgram = "packages/network/src/story.ts";

interface DrawnStory {
  readonly name: string;
  /** What is told beside the seed, such as which story. */
  readonly told?: readonly string[];
  /** Draws another seed of the same code. */
  readonly salt?: readonly string[];
  readonly timeoutSeconds: number;
}

function storyStep({ name, told = [], salt = [], timeoutSeconds }: DrawnStory): Step {
  return {
    name,
    async run() {
      const options = [...told, "--seed", String(seedFor("story", ...salt)), "--json"];
      const args = [storyProgram, ...options];
      const { code, output } = await runCommand({ program: "node", args, timeoutSeconds });
      const command = `npm run story -- ${options.join(" ")}`;
      return code === 0 ? { problems: [], notes: command } : { problems: [output.trim(), command] };
    },
  };
}

/** Plays the main story with one more seed. */
export const drawnStoryStep = storyStep({ name: "story: one more seed", timeoutSeconds: 900 });

/** Plays every story there is with so many seeds more, each in at most five minutes. */
export async function drawnStorySteps(seeds: number): Promise<readonly Step[]> {
  const { output } = await runCommand({
    program: "node",
    args: [storyProgram, "--help"],
    timeoutSeconds: 60,
  });
  const [, names] = /--name ([a-z|-]+)/.exec(output) ?? [];
  if (names === undefined) throw new TypeError(`${storyProgram} names no story:\n${output}`);
  return Array.from({ length: seeds }, (_, index) => String(index + 1)).flatMap((turn) =>
    names.split("|").map((story) =>
      storyStep({
        name: `story ${story}: drawn seed ${turn}`,
        told: ["--name", story],
        salt: [story, turn],
        timeoutSeconds: 300,
      }),
    ),
  );
}

/** Decides what a node's RPC does to it, where a test tries that. */
const troubleSeed = (...salt: readonly string[]) => ({
  MEDEQUIPSHARE_TROUBLE_SEED: String(seedFor("trouble", ...salt)),
});

/** Plays what an RPC may do to a node with so many seeds, each in a minute or two. */
export function drawnTroubleSteps(seeds: number): readonly Step[] {
  return Array.from({ length: seeds }, (_, index) => String(index + 1)).map((turn) =>
    vitestStepWith(
      `an RPC in trouble: drawn seed ${turn}`,
      () => troubleSeed(turn),
      "--project",
      "node",
      "apps/node/src/process/troubled-rpc.test.ts",
    ),
  );
}

/** What handlers count is for the ordinary run, whose tally is judged. */
function dropTallies(folder: string): void {
  for (const path of globSync("cache/tally-*.txt", { cwd: folder })) rmSync(join(folder, path));
}

/** Draws once more in every suite of the contracts that draws; belongs after the tally. */
export const drawnFuzzStep: Step = {
  name: "contracts: one more fuzz seed",
  async run() {
    const folder = "packages/contracts";
    const seed = `0x${seedFor("fuzz").toString(16)}`;
    const { code, output } = await runCommand({
      program: "hardhat",
      args: ["test", "solidity", ...listDrawingSuites().map(({ path }) => `test/${path}`)],
      folder,
      env: { MEDEQUIPSHARE_FUZZ_SEED: seed },
      timeoutSeconds: 1200,
    });
    dropTallies(join(root, folder));
    const told = `MEDEQUIPSHARE_FUZZ_SEED=${seed}`;
    const isSound = code === 0 && /^\s*\d+ passing\b/m.test(output);
    return isSound
      ? { problems: [], notes: told }
      : { problems: [failuresOf(output) || output.slice(-4000), told] };
  },
};
