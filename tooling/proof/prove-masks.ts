import { runCommand } from "../run/run-command.ts";

/** The last line of tools/masks.ts with `--json`. */
type Result = {
  readonly intervals: Readonly<Record<string, number>>;
  readonly claims: readonly {
    readonly name: string;
    readonly answer: string;
    readonly milliseconds: number;
  }[];
  /** Claims that an error planted in the mask breaks. */
  readonly planted: readonly string[];
  readonly wrong: readonly string[];
};

export type MasksProof = {
  /** Intervals on which the compiled library does as counting does, and claims that z3 finds no exception to. */
  readonly passed: number;
  readonly failed: number;
  readonly intervals: Result["intervals"];
  readonly claims: Result["claims"];
  readonly planted: Result["planted"];
};

/** Proves the calendar's masks in bit-vector logic, and on the compiled library for every interval of two words. */
export async function proveMasks(): Promise<MasksProof> {
  const folder = "packages/contracts";
  const built = await runCommand({ program: "hardhat", args: ["build"], folder });
  if (built.code !== 0) throw new Error(built.output);
  const args = ["tools/masks.ts", "--json"];
  const { output } = await runCommand({ program: "node", args, folder, timeoutSeconds: 7200 });
  const line = output.split("\n").findLast((each) => each.startsWith('{"intervals"'));
  if (line === undefined) throw new Error(`nothing was proven:\n${output.slice(-2000)}`);
  const { intervals, claims, planted, wrong }: Result = JSON.parse(line);
  for (const each of wrong) console.log(each);
  const tried = Object.values(intervals).reduce((sum, count) => sum + count, claims.length);
  return { passed: tried - wrong.length, failed: wrong.length, intervals, claims, planted };
}
