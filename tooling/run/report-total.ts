import type { StepOutcome } from "./step.ts";

/** Prints the plain line `N passed, N failed` as the last one, and makes the process fail when anything did. */
export function reportTotal(outcomes: readonly StepOutcome[]): void {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  if (failed > 0 || passed === 0) process.exitCode = 1;
  const seconds = performance.now() / 1000;
  console.log(`in ${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`);
  console.log(`${passed} passed, ${failed} failed`);
}
