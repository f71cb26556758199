import type { Step } from "./step.ts";

/** A step that passes when a check in this process finds nothing to complain about. */
export function findingStep(name: string, check: () => Promise<readonly string[]>): Step {
  return {
    name,
    async run() {
      return { problems: await check() };
    },
  };
}
