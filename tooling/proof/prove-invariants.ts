import { runCommand } from "../run/run-command.ts";

/** Lines that say how many runs a campaign had, and how many calls of each action were made and succeeded. */
const campaignLine = /^INV-|\b(?:calls|runs)\b.*\d/i;

export type InvariantProof = {
  readonly passed: number;
  readonly failed: number;
  readonly campaigns: readonly string[];
};

function lastCount(output: string, word: string): number {
  return Number([...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, "gm"))].at(-1)?.[1] ?? 0);
}

/** Runs the Solidity tests with many more runs (PROVE=1) and keeps what each campaign reports. */
export async function proveInvariants(): Promise<InvariantProof> {
  const { code, output } = await runCommand({
    program: "hardhat",
    args: ["test", "solidity"],
    folder: "packages/contracts",
    env: { PROVE: "1" },
    timeoutSeconds: 4 * 3600,
    echo: true,
  });
  const tally = await runCommand({
    program: "node",
    args: ["tools/invariant-tally.ts"],
    folder: "packages/contracts",
    echo: true,
  });
  const campaigns = `${output}\n${tally.output}`
    .split("\n")
    .filter((line) => campaignLine.test(line))
    .map((line) => line.trim());
  const failed = lastCount(output, "failing");
  return {
    passed: lastCount(output, "passing"),
    failed: code + tally.code !== 0 && failed === 0 ? 1 : failed,
    campaigns,
  };
}
