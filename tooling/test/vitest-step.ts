import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../run/run-command.ts";
import type { Step, StepResult } from "../run/step.ts";

type Report = { readonly numPassedTests: number; readonly numFailedTests: number; readonly success: boolean };

function readReport(path: string): Report | undefined {
  try {
    // Vitest's JSON reporter has these fields; without them the counts below are zero and the step fails.
    return JSON.parse(readFileSync(path, "utf8")) as Report;
  } catch {
    return undefined;
  }
}

function resultOf(code: number, output: string, report: Report | undefined): StepResult {
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  const isGood = code === 0 && report?.success === true && passed > 0;
  return { passed, failed, problems: isGood ? [] : [output.trim() || "no test ran"] };
}

/** Runs Vitest with the root's config and these options, and reads the counts from its JSON report. */
export function vitestStep(name: string, ...options: readonly string[]): Step {
  return vitestStepWith(name, () => ({}), ...options);
}

/** The same with more in the environment, such as a seed. */
export function vitestStepWith(
  name: string,
  env: () => Readonly<Record<string, string>>,
  ...options: readonly string[]
): Step {
  return {
    name,
    async run() {
      const folder = mkdtempSync(join(tmpdir(), "medequipshare-vitest-"));
      const report = join(folder, "report.json");
      try {
        const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
        const { code, output } = await runCommand({
          program: "vitest",
          args: ["run", ...options, ...reporters],
          env: env(),
          timeoutSeconds: 3000,
        });
        return resultOf(code, output, readReport(report));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
