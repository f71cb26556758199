import { parseArgs } from "node:util";
import { buildContracts } from "./demonstration/build.ts";
import { describeFailure } from "./story/failure.ts";

const names = [
  "lend-a-ventilator",
  "change-a-reservation",
  "override-and-waitlist",
  "hand-on",
  "open-a-lock",
  "settle-every-path",
  "ask-for-a-capability",
] as const;
const usage = `npm run story -- [--name ${names.join("|")}] [--seed N] [--json]
Plays the story on a private network made for it. The main story has real places
and invented events; in the others, where things go wrong, the hospitals are invented, too.

npm run story -- --network URL [--borrower-node URL] [--people FOLDER] [--seed N] [--json]
Plays it on the running network whose owner's node is at URL, in real time, up to metering.`;

/** Throws, with a message for people, what cannot be understood. */
function readArguments() {
  const { values } = parseArgs({
    options: {
      name: { type: "string", default: names[0] },
      seed: { type: "string", default: "1" },
      network: { type: "string" },
      "borrower-node": { type: "string", default: "http://localhost:4002" },
      people: { type: "string", default: ".data/people" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const name = names.find((one) => one === values.name);
  if (name === undefined)
    throw new TypeError(`There is no story ${values.name}; there is: ${names.join(", ")}.`);
  const seed = /^\d{1,10}$/.test(values.seed) ? Number(values.seed) : Number.NaN;
  if (!(seed < 2 ** 32))
    throw new TypeError(`--seed takes a whole number from 0 to ${2 ** 32 - 1}, not "${values.seed}".`);
  return { ...values, name, seed };
}

type Arguments = ReturnType<typeof readArguments>;

async function play({ network, name, seed, json: quiet, ...values }: Arguments) {
  try {
    await buildContracts((text) => {
      if (!quiet) console.log(text);
    });
    // Not before: they import what the compiler has just written.
    const { playOnNetwork } = await import("./story/play-on-network.ts");
    const { playStory } = await import("./story/play.ts");
    if (!network) return await playStory(seed, quiet, name);
    return await playOnNetwork({
      ownerUrl: network,
      borrowerUrl: values["borrower-node"],
      peopleDir: values.people,
      seed,
      quiet,
    });
  } catch (error) {
    return {
      ok: false,
      steps: [],
      error: describeFailure(error),
      balances: {},
      invariants: {},
      durationMs: 0,
    };
  }
}

async function main(values: Arguments): Promise<void> {
  if (values.help) {
    console.log(usage);
    return;
  }
  const setting = values.name === names[0] ? "Real places" : "Invented hospitals";
  if (!values.json) console.log(`${setting}, invented events. Story ${values.name}, seed ${values.seed}.`);
  const outcome = await play(values);
  process.exitCode = outcome.ok ? 0 : 1;
  if (values.json) {
    const plain = (_key: string, value: unknown) => (typeof value === "bigint" ? Number(value) : value);
    console.log(JSON.stringify(outcome, plain));
    return;
  }
  if ("error" in outcome && outcome.error) {
    const at = outcome.steps.length > 0 ? ` in step ${outcome.steps.length}` : "";
    console.error(`\nIt stopped${at}: ${outcome.error.message} (${outcome.error.code})`);
  }
  const seconds = (outcome.durationMs / 1000).toFixed(1);
  console.log(`\n${outcome.ok ? "The story holds" : "THE STORY IS BROKEN"} after ${seconds} s.`);
}

let values: Arguments | undefined;
try {
  values = readArguments();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 64;
}
if (values) await main(values);
