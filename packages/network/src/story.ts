import { parseArgs } from "node:util";
import { buildContracts } from "./demonstration/build.ts";

const names = ["lend-a-ventilator"] as const;
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

if (values.help) {
  console.log(`npm run story -- [--name ${names.join("|")}] [--seed N] [--json]
Plays the story on a private network made for it. Real places, invented events.

npm run story -- --network URL [--borrower-node URL] [--people FOLDER] [--seed N] [--json]
Plays it on the running network whose owner's node is at URL, in real time, up to metering.`);
} else if (!names.some((name) => name === values.name)) {
  console.error(`There is no story ${values.name}; there is: ${names.join(", ")}.`);
  process.exitCode = 64;
} else {
  const { network, seed, json: quiet } = values;
  if (!quiet) console.log(`Real places, invented events. Story ${values.name}, seed ${seed}.`);
  await buildContracts((text) => {
    if (!quiet) console.log(text);
  });
  // Not before: they import what the compiler has just written.
  const { playOnNetwork } = await import("./story/play-on-network.ts");
  const { playStory } = await import("./story/play.ts");
  const outcome = network
    ? await playOnNetwork({
        ownerUrl: network,
        borrowerUrl: values["borrower-node"],
        peopleDir: values.people,
        seed: Number(seed),
        quiet,
      })
    : await playStory(Number(seed), quiet);
  if (quiet) {
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
