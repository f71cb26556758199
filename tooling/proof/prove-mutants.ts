import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/root.ts";
import { runCommand } from "../run/run-command.ts";
import { listMutants, type Mutant } from "./list-mutants.ts";

const folder = "packages/contracts";
const copy = `${folder}/.prove`;

export type MutantProof = {
  /** Mutants that a test noticed. */
  readonly passed: number;
  /** Mutants that no test noticed. */
  readonly failed: number;
  readonly seconds: number;
  readonly mutants: readonly {
    readonly id: string;
    readonly invariant: string;
    readonly killedBy: readonly string[];
  }[];
};

/**
 * Breaks the contracts in one way after the other, in a copy of them, and runs the test that must notice. A mutant that
 * does not compile counts as a failure: it proves nothing.
 */
export async function proveMutants(): Promise<MutantProof> {
  const startedAt = performance.now();
  copyContracts();
  const mutants = [];
  for (const mutant of listMutants()) {
    const killedBy = await testMutant(mutant);
    console.log(`mutant ${mutant.id} (${mutant.invariant}): ${killedBy.join(", ") || "SURVIVED"}`);
    mutants.push({ id: mutant.id, invariant: mutant.invariant, killedBy });
  }
  rmSync(join(root, copy), { recursive: true, force: true });
  const passed = mutants.filter(({ killedBy }) => killedBy.length > 0).length;
  return {
    passed,
    failed: mutants.length - passed,
    seconds: Math.round((performance.now() - startedAt) / 1000),
    mutants,
  };
}

/** Compiled contracts come along, so that each mutant compiles what depends on it and nothing else. */
function copyContracts(): void {
  rmSync(join(root, copy), { recursive: true, force: true });
  mkdirSync(join(root, copy), { recursive: true });
  for (const part of [
    "src",
    "test",
    "artifacts",
    "cache",
    "hardhat.config.ts",
    "remappings.txt",
    "package.json",
  ]) {
    const from = join(root, folder, part);
    if (existsSync(from)) cpSync(from, join(root, copy, part), { recursive: true });
  }
}

/** Names of the tests that failed; empty when none did. */
async function testMutant({ id, file, find, replace, test }: Mutant): Promise<readonly string[]> {
  const path = join(root, copy, file);
  const sound = readFileSync(path, "utf8");
  if (sound.split(find).length !== 2)
    throw new Error(`mutant ${id}: its text does not stand exactly once in ${file}`);
  writeFileSync(
    path,
    sound.replace(find, () => replace),
  );
  try {
    const { output } = await runCommand({
      program: "hardhat",
      args: ["test", "solidity", test],
      folder: copy,
      timeoutSeconds: 1200,
    });
    if (!/^\s*\d+ (passing|failing)/m.test(output)) {
      throw new Error(`mutant ${id} was not tested:\n${output.slice(-2000)}`);
    }
    return [...new Set([...output.matchAll(/^\s*\d+\) \w+#(\w+)\(/gm)].map(([, name = ""]) => name))];
  } finally {
    writeFileSync(path, sound);
  }
}
