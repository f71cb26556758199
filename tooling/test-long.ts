// `npm run test:long`: what nobody has to wait for at every change; at most half an hour on two cores.
import { reportTotal } from "./run/report-total.ts";
import { runSteps } from "./run/run-steps.ts";
import { drawnStorySteps } from "./test/drawn-steps.ts";
import { shareNetworks } from "./test/share-networks.ts";

/** Of each story. A seed fixes times, amounts, faults and which act a kill hits. */
const SEEDS = 3;

console.log("npm run test:long: every story with more seeds; up to 30 minutes on two cores");
reportTotal(await shareNetworks(async () => runSteps(await drawnStorySteps(SEEDS))));
