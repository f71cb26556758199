// Plays drawn acts against the contracts and against the plain model of docs/protocol: `node tools/differential.ts
// --operations 1500 --seed 1 [--json]`. Ends with code 1 at the first disagreement, which says how to play it again.
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    operations: { type: "string", default: "1500" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean" },
  },
});
process.chdir(new URL("..", import.meta.url).pathname);
const { play } = await import("./differential/play.ts");
const { openScenery } = await import("./differential/scenery.ts");
const { perform } = await import("./differential/model/perform.ts");

const seed = Number(values.seed);
const plan = { operations: Number(values.operations), seed, model: perform };
const tally = await play(plan, await openScenery());
const counts = [...tally.acts.values()];
const tried = counts.reduce((sum, each) => sum + each.tried, 0);
const accepted = counts.reduce((sum, each) => sum + each.accepted, 0);
const { disagreements } = tally;
if (values.json) {
  const acts = Object.fromEntries(tally.acts);
  const errors = Object.fromEntries(tally.errors);
  console.log(JSON.stringify({ seed, tried, accepted, acts, errors, disagreements }));
} else {
  for (const [name, { tried: all, accepted: some }] of tally.acts) console.log(`${name}: ${some} of ${all}`);
  for (const [name, times] of tally.errors) console.log(`${name}: ${times}`);
  console.log(`seed ${seed}: ${tried} acts, ${accepted} accepted, ${disagreements.length} disagreements`);
}
for (const each of disagreements) console.error(each);
process.exit(disagreements.length === 0 ? 0 : 1);
