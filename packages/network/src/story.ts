import { parseArgs } from "node:util";
import { playStory } from "./story/play.ts";

const names = ["lend-a-ventilator"] as const;
const { values } = parseArgs({
  options: {
    name: { type: "string", default: names[0] },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(`npm run story -- [--name ${names.join("|")}] [--seed N] [--json]
Plays the story on a private network made for it. Real places, invented events.`);
} else if (!names.some((name) => name === values.name)) {
  console.error(`There is no story ${values.name}; there is: ${names.join(", ")}.`);
  process.exitCode = 64;
} else {
  if (!values.json) console.log(`Real places, invented events. Story ${values.name}, seed ${values.seed}.`);
  const outcome = await playStory(Number(values.seed), values.json);
  if (values.json) {
    console.log(
      JSON.stringify(outcome, (_key, value: unknown) => (typeof value === "bigint" ? Number(value) : value)),
    );
  } else {
    console.log(
      `\n${outcome.ok ? "The story holds" : "THE STORY IS BROKEN"} after ${(outcome.durationMs / 1000).toFixed(1)} s.`,
    );
  }
  process.exitCode = outcome.ok ? 0 : 1;
}
