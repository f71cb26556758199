import type { Step, StepOutcome, StepResult } from "./step.ts";

const longestPrinted = 12_000;

function describeThrown(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The end of an output says what went wrong, so a long one loses its beginning. */
function shorten(text: string): string {
  return text.length <= longestPrinted ? text : `[...]\n${text.slice(-longestPrinted)}`;
}

async function runStep(step: Step): Promise<StepResult> {
  try {
    return await step.run();
  } catch (error) {
    return { problems: [describeThrown(error)] };
  }
}

function countOf(result: StepResult): { passed: number; failed: number } {
  const isBad = result.problems.length > 0;
  const passed = result.passed ?? (isBad ? 0 : 1);
  const failed = result.failed ?? (isBad ? 1 : 0);
  return { passed, failed: isBad && failed === 0 ? 1 : failed };
}

function print(name: string, seconds: number, result: StepResult): StepOutcome {
  const { passed, failed } = countOf(result);
  const counts = result.passed === undefined ? "" : ` (${passed} passed, ${failed} failed)`;
  console.log(`${failed > 0 ? "FAIL" : "pass"} ${seconds.toFixed(1).padStart(6)} s  ${name}${counts}`);
  if (result.problems.length === 0 && result.notes) console.log(result.notes.replaceAll(/^/gm, "       "));
  for (const problem of result.problems) console.log(shorten(problem).replaceAll(/^/gm, "       "));
  return { name, seconds, passed, failed };
}

/**
 * Runs every step in order, the later ones also when an earlier one fails, and prints one line for each:
 * verdict, seconds, name, and below it what was found.
 */
export async function runSteps(steps: readonly Step[]): Promise<readonly StepOutcome[]> {
  const outcomes: StepOutcome[] = [];
  for (const step of steps) {
    const startedAt = performance.now();
    if (process.stdout.isTTY) process.stdout.write(`...            ${step.name}\r`);
    const result = await runStep(step);
    outcomes.push(print(step.name, (performance.now() - startedAt) / 1000, result));
  }
  return outcomes;
}

/** Runs several rows of steps side by side, each row in order: one that waits leaves its core to the others. */
export async function runLanes(...lanes: readonly (readonly Step[])[]): Promise<readonly StepOutcome[]> {
  return (await Promise.all(lanes.map(runSteps))).flat();
}
