import { npmScript } from "../run/npm-script.ts";
import type { Prover } from "./prove-pieces.ts";
import type { Piece } from "./record.ts";
import { runUntil } from "./run-until.ts";

/** What the power cut of a story came to, as the story tells it. */
type Kill = {
  readonly node: string;
  readonly manner: string;
  readonly request: string;
  readonly act: number;
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

/** Of twenty seeds, so many kills at least must hit work that a node has begun; both nodes must be hit. */
const leastUnderWay = 5;

function killOf({ found }: Piece): Kill | undefined {
  // Written below.
  return (found as { readonly kill?: Kill }).kill;
}

/** What the kills of all seeds leave out; nothing when they hit either node and enough work under way. */
function gapsOf(pieces: readonly Piece[]): readonly string[] {
  const kills = pieces.flatMap((piece) => killOf(piece) ?? []);
  const underWay = kills.filter(({ manner }) => manner !== "before").length;
  const nodes = new Set(kills.map(({ node }) => node));
  return [
    ...(nodes.size < 2 ? [`only ${[...nodes].join()} was killed`] : []),
    ...(underWay < leastUnderWay ? [`only ${underWay} kills hit work under way`] : []),
  ];
}

/** Once beforehand: two stories that begin in a new clone would compile into the same folder. */
async function compile(endsAt: number): Promise<void> {
  const { code, output } = await runUntil(endsAt, npmScript("build:contracts"));
  if (code !== 0) throw new Error(`the contracts were not built:\n${output.slice(-2000)}`);
}

/** Plays the story with seeds 1 to `count`. A story waits much for blocks and processes, so two share two cores well. */
export function proveStory(count: number): Prover {
  return {
    wanted: Array.from({ length: count }, (_, index) => `seed ${index + 1}`),
    atOnce: 2,
    prepare: compile,
    async prove(name, endsAt) {
      const { code, output } = await runUntil(endsAt, {
        program: "node",
        args: ["packages/network/src/story.ts", "--seed", name.replace("seed ", ""), "--json"],
        timeoutSeconds: 900,
      });
      const { ok, kill } = resultOf(output);
      const isSound = code === 0 && ok;
      if (!isSound) console.log(output.slice(-4000));
      return { passed: isSound ? 1 : 0, failed: isSound ? 0 : 1, found: { kill } };
    },
    gaps: gapsOf,
  };
}
