import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/root.ts";
import { runCommand } from "../run/run-command.ts";
import { listMutants, type Mutant } from "./list-mutants.ts";

const folder = "packages/contracts";
const copy = `${folder}/.prove`;

export type MutantResult = {
  readonly id: string;
  readonly breaks: string;
  /** Names of the tests that failed on it; none when it survived. */
  readonly killedBy: readonly string[];
};

export type MutantProof = {
  /** Mutants that a test noticed. */
  readonly passed: number;
  /** Mutants that no test noticed. */
  readonly failed: number;
  readonly mutants: readonly MutantResult[];
};

function sumUp(mutants: readonly MutantResult[]): MutantProof {
  const passed = mutants.filter(({ killedBy }) => killedBy.length > 0).length;
  return { passed, failed: mutants.length - passed, mutants };
}

/**
 * Breaks the contracts in one way after the other, in a copy of them, and runs the test that must notice; but for those
 * mutants that `before` says were noticed already. Hands over what is known after each, so that an interrupted proof can
 * go on. Throws when a mutant cannot be made or tested: it proves nothing.
 */
export async function proveMutants(
  before: readonly MutantResult[],
  keep: (proof: MutantProof) => void,
): Promise<MutantProof> {
  copyContracts();
  const results: MutantResult[] = [];
  for (const mutant of listMutants()) {
    const { id, breaks } = mutant;
    const known = before.find((each) => each.id === id && each.killedBy.length > 0);
    const killedBy = known?.killedBy ?? (await testMutant(mutant));
    if (!known) console.log(`mutant ${id} (${breaks}): ${killedBy.join(", ") || "SURVIVED"}`);
    results.push({ id, breaks, killedBy });
    keep(sumUp(results));
  }
  rmSync(join(root, copy), { recursive: true, force: true });
  return sumUp(results);
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

/** Picks the tests that have the number of the invariant in their names, where the file has any. */
function ownTests(breaks: string, test: string): readonly string[] {
  const [, room = "", number = ""] = breaks.split("-");
  const named = new RegExp(`function \\w*${room}_${number}(?!\\d)`);
  const isNamed = number !== "" && named.test(readFileSync(join(root, folder, test), "utf8"));
  return isNamed ? ["--grep", `${room}_${number}`] : [];
}

/**
 * Names of the tests that failed; empty when none did. The invariant's own tests are asked first, and every test of the
 * file when they notice nothing.
 */
async function testMutant(mutant: Mutant): Promise<readonly string[]> {
  const { breaks, test } = mutant;
  const own = ownTests(breaks, test);
  const killedBy = own.length > 0 ? await runOn(mutant, own) : [];
  return killedBy.length > 0 ? killedBy : runOn(mutant, []);
}

async function runOn(
  { id, file, find, replace, test }: Mutant,
  options: readonly string[],
): Promise<readonly string[]> {
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
      args: ["test", "solidity", test, ...options],
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
