// `npm test`: the check, then every test there is, then one plain line with the counts.
import { runCheck } from "./check.ts";
import { reportTotal } from "./run/report-total.ts";
import { reportingStep } from "./run/reporting-step.ts";
import { runLanes } from "./run/run-steps.ts";
import { browserSteps } from "./test/browser-steps.ts";
import { drawnFuzzStep, drawnStoryStep, drawnTroubleSteps } from "./test/drawn-steps.ts";
import { hardhatStep } from "./test/hardhat-step.ts";
import { shareNetworks } from "./test/share-networks.ts";
import { vitestStep } from "./test/vitest-step.ts";

const folder = "packages/contracts";
const tally = { program: "node", args: ["tools/invariant-tally.ts"], folder };
const gas = { program: "node", args: ["tools/gas.ts", "--check"], folder };

console.log("npm test: checks, contracts, everything else, browser; about half an hour on two cores");
const outcomes = [
  ...(await runCheck()),
  ...(await shareNetworks(() =>
    runLanes(
      [
        hardhatStep("contracts: unit, fuzz, invariants"),
        reportingStep("invariants: calls and successes of every action", tally),
        reportingStep("gas: bars and snapshot", gas),
        drawnFuzzStep,
        ...drawnTroubleSteps(1),
        vitestStep("workspaces: unit", "--project", "!network", "--exclude", "**/troubled-rpc.test.ts"),
      ],
      [
        // Each of these files boots a network of several processes: one at a time.
        vitestStep(
          "network: parts together, stories, kills",
          "--project",
          "network",
          "--no-file-parallelism",
        ),
        drawnStoryStep,
        ...browserSteps(),
      ],
    ),
  )),
];
reportTotal(outcomes);
