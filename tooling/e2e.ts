// `npm run e2e`: only the tests that need a browser.
import { reportTotal } from "./run/report-total.ts";
import { runSteps } from "./run/run-steps.ts";
import { browserSteps } from "./test/browser-steps.ts";
import { shareNetworks } from "./test/share-networks.ts";

reportTotal(await shareNetworks(() => runSteps(browserSteps())));
