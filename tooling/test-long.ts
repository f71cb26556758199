// `npm run test:long`: what nobody has to wait for at every change; about an hour on two cores.
import { reportTotal } from "./run/report-total.ts";
import { runSteps } from "./run/run-steps.ts";
import { followedStoryStep } from "./test/browser-steps.ts";
import { drawnStorySteps, drawnTroubleSteps } from "./test/drawn-steps.ts";
import { shareNetworks } from "./test/share-networks.ts";

/** Of each story, and of what an RPC may do. A seed fixes times, amounts, faults and which act a kill hits. */
const SEEDS = 3;
/** No story begins later; one takes five minutes at most. */
const LAST_BEGIN_MINUTES = 25;

console.log(
  "npm run test:long: every story, and an RPC in trouble, with more seeds, and one in real time; about an hour",
);
const outcomes = await shareNetworks(async () => {
  const followed = await runSteps([followedStoryStep]);
  const played = [];
  const endsAt = Date.now() + LAST_BEGIN_MINUTES * 60_000;
  const steps = [...drawnTroubleSteps(SEEDS), ...(await drawnStorySteps(SEEDS))];
  for (const step of steps) if (Date.now() < endsAt) played.push(...(await runSteps([step])));
  if (played.length < steps.length)
    console.log(`no time was left for ${steps.length - played.length} of ${steps.length} plays`);
  return [...followed, ...played];
});
reportTotal(outcomes);
