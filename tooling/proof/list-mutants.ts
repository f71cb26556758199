import { readText } from "../source/read-text.ts";

/** One way of breaking a contract that a test has to notice. */
export type Mutant = {
  readonly id: string;
  /** The invariant, or the rule in words, that it breaks. */
  readonly breaks: string;
  /** Relative to packages/contracts. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The test that must fail, relative to packages/contracts. */
  readonly test: string;
};

export function listMutants(): readonly Mutant[] {
  const mutants: readonly Mutant[] = JSON.parse(readText("tooling/proof/mutants.json"));
  return mutants;
}
