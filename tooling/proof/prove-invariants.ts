import { runCommand } from "../run/run-command.ts";

const folder = "packages/contracts";

export type InvariantProof = {
  readonly passed: number;
  readonly failed: number;
  /** Per suite and action, how often it was tried and how often it succeeded. */
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
    folder,
    env: { PROVE: "1" },
    timeoutSeconds: 4 * 3600,
    echo: true,
  });
  const tally = await runCommand({ program: "node", args: ["tools/invariant-tally.ts"], folder, echo: true });
  const campaigns = tally.output.split("\n").filter((line) => line !== "");
  const failed = lastCount(output, "failing");
  const isBad = code !== 0 || tally.code !== 0 || campaigns.length === 0;
  return { passed: lastCount(output, "passing"), failed: isBad ? Math.max(1, failed) : failed, campaigns };
}
