import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/root.ts";

/** A suite of contract tests in which something is drawn. */
export type DrawingSuite = {
  /** From packages/contracts/test. */
  readonly path: string;
  /** It holds invariants over campaigns of drawn acts, not only tests of drawn values. */
  readonly isCampaign: boolean;
};

/** A test that always does the same is left out: running it longer proves nothing more. */
export function listDrawingSuites(): readonly DrawingSuite[] {
  const tests = join(root, "packages/contracts/test");
  return globSync("**/*.t.sol", { cwd: tests })
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(tests, path), "utf8") }))
    .filter(({ text }) => /function (invariant_|testFuzz)/.test(text))
    .map(({ path, text }) => ({ path, isCampaign: text.includes("function invariant_") }));
}
