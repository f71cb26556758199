import { globSync } from "node:fs";
import { root } from "../run/root.ts";
import { runCommand } from "../run/run-command.ts";
import type { Step } from "../run/step.ts";

/** A number of the summary that node:test prints, such as `# pass 3`. */
function countOf(output: string, word: string): number {
  return Number(new RegExp(`^# ${word} (\\d+)`, "m").exec(output)?.[1] ?? 0);
}

/** Runs files of node:test one after another and reads the counts from the summary. */
export function nodeTestStep(name: string, pattern: string): Step {
  return {
    name,
    async run() {
      const files = globSync(pattern, { cwd: root }).sort();
      if (files.length === 0) return { passed: 0, failed: 0, problems: [`no test matches ${pattern}`] };
      const { code, output } = await runCommand({
        program: "node",
        args: ["--test", "--test-concurrency=1", "--test-reporter=tap", ...files],
        timeoutSeconds: 3000,
      });
      const passed = countOf(output, "pass");
      const failed = countOf(output, "fail") + countOf(output, "cancelled");
      const isGood = code === 0 && failed === 0 && passed > 0;
      return { passed, failed, problems: isGood ? [] : [output.trim() || "no test ran"] };
    },
  };
}
