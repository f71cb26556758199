import type { Prover } from "./prove-pieces.ts";
import { runUntil } from "./run-until.ts";

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

/** Proves the calendar's masks in bit-vector logic, and on the compiled library for every interval of two words. */
export const proveMasks: Prover = {
  wanted: ["every interval of two words, every claim"],
  async prove(_name, endsAt) {
    const folder = "packages/contracts";
    const built = await runUntil(endsAt, { program: "hardhat", args: ["build"], folder });
    if (built.code !== 0) throw new Error(built.output);
    const args = ["tools/masks.ts", "--json"];
    const { output } = await runUntil(endsAt, { program: "node", args, folder });
    const line = output.split("\n").findLast((each) => each.startsWith('{"intervals"'));
    if (line === undefined) throw new Error(`nothing was proven:\n${output.slice(-2000)}`);
    const { intervals, claims, planted, wrong }: Result = JSON.parse(line);
    const tried = Object.values(intervals).reduce((sum, count) => sum + count, claims.length);
    const found = { intervals, claims, planted, wrong };
    return { passed: tried - wrong.length, failed: wrong.length, found };
  },
};
