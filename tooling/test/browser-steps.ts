import { commandStep } from "../run/command-step.ts";
import { npmScript } from "../run/npm-script.ts";
import type { Step } from "../run/step.ts";
import { nodeTestStep } from "./node-test-step.ts";

/** Builds the page and drives it in Chromium against a real network. */
export function browserSteps(): readonly Step[] {
  return [
    commandStep("page builds", npmScript("build", "web")),
    nodeTestStep("browser", "packages/network/tests/browser/**/*.test.ts"),
  ];
}
