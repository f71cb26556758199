import { commandStep } from "../run/command-step.ts";
import { npmScript } from "../run/npm-script.ts";
import type { Step } from "../run/step.ts";
import { nodeTestStep } from "./node-test-step.ts";

/** A story in real time, twice on one network, followed on the page: up to 35 minutes, nearly all of it waiting. */
export const followedStoryStep = nodeTestStep(
  "a story followed on the page",
  "packages/network/tests/real-time/*.test.ts",
);

/** Builds the page and drives it in Chromium against a real network. */
export function browserSteps(): readonly Step[] {
  return [
    commandStep("page builds", npmScript("build", "web")),
    nodeTestStep("browser", "packages/network/tests/browser/**/*.test.ts"),
  ];
}
