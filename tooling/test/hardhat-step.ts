import { runCommand } from "../run/run-command.ts";
import type { Step } from "../run/step.ts";
import { failuresOf } from "./failures-of.ts";

/** The last number before a word such as "passing": Hardhat sums all runners up at the end. */
function lastCount(output: string, word: string): number {
  return Number([...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, "gm"))].at(-1)?.[1] ?? 0);
}

/** Runs contract tests, TypeScript and Solidity, reads the counts from Hardhat's summary and tells the seed. */
export function hardhatStep(name: string, env: Readonly<Record<string, string>> = {}): Step {
  return {
    name,
    async run() {
      const { code, output } = await runCommand({
        program: "hardhat",
        args: ["test"],
        folder: "packages/contracts",
        env,
        timeoutSeconds: 3600,
      });
      const passed = lastCount(output, "passing");
      const failed = lastCount(output, "failing");
      const isGood = code === 0 && failed === 0 && passed > 0;
      // hardhat.config.ts tells it; MEDEQUIPSHARE_FUZZ_SEED gives the same draws again.
      const seed = /^fuzz seed 0x[0-9a-f]+$/m.exec(output)?.[0] ?? "fuzz seed unknown";
      if (isGood) return { passed, failed, problems: [], notes: seed };
      return { passed, failed, problems: [failuresOf(output) || "no contract test ran", seed] };
    },
  };
}
