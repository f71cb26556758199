import { type Command, runCommand } from "./run-command.ts";
import type { Step } from "./step.ts";

/** A step that passes when its program ends with 0; what the program printed is the finding otherwise. */
export function commandStep(name: string, command: Command): Step {
  return {
    name,
    async run() {
      const { code, output } = await runCommand(command);
      return { problems: code === 0 ? [] : [output.trim() || `ended with code ${code}`] };
    },
  };
}
