import { type Command, runCommand } from "./run-command.ts";
import type { Step } from "./step.ts";

/** A step whose program prints a report that is worth reading also when it passes; no report is a failure. */
export function reportingStep(name: string, command: Command): Step {
  return {
    name,
    async run() {
      const { code, output } = await runCommand(command);
      const report = output.trimEnd();
      if (code === 0 && report !== "") return { problems: [], notes: report };
      return { problems: [report || `ended with code ${code} and printed nothing`] };
    },
  };
}
