import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/root.ts";
import { listMutants, type Mutant } from "./list-mutants.ts";
import type { Prover } from "./prove-pieces.ts";
import { runUntil } from "./run-until.ts";

const folder = "packages/contracts";
const copy = `${folder}/.prove`;

/** Breaks the contracts in one way after the other, in a copy of them, and runs the test that must notice. */
export function proveMutants(): Prover {
  const mutants = new Map(listMutants().map((mutant) => [mutant.id, mutant]));
  return {
    wanted: [...mutants.keys()],
    isGone: (name) => !mutants.has(name),
    prepare: copyContracts,
    async prove(name, endsAt) {
      const mutant = mutants.get(name);
      if (mutant === undefined) throw new TypeError(`there is no mutant ${name}`);
      const killedBy = await testMutant(mutant, endsAt);
      const isNoticed = killedBy.length > 0;
      const found = { breaks: mutant.breaks, killedBy };
      return { passed: isNoticed ? 1 : 0, failed: isNoticed ? 0 : 1, found };
    },
  };
}

/** Compiled contracts come along, so that each mutant compiles what depends on it and nothing else. */
async function copyContracts(): Promise<void> {
  rmSync(join(root, copy), { recursive: true, force: true });
  mkdirSync(join(root, copy), { recursive: true });
  for (const part of [
    "src",
    "test",
    "tools",
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
async function testMutant(mutant: Mutant, endsAt: number): Promise<readonly string[]> {
  const { breaks, test } = mutant;
  const own = ownTests(breaks, test);
  const killedBy = own.length > 0 ? await runOn(mutant, own, endsAt) : [];
  return killedBy.length > 0 ? killedBy : runOn(mutant, [], endsAt);
}

async function runOn(
  { id, file, find, replace, test }: Mutant,
  options: readonly string[],
  endsAt: number,
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
    const { output } = await runUntil(endsAt, {
      program: "hardhat",
      args: ["test", "solidity", test, ...options],
      folder: copy,
      timeoutSeconds: Math.min(1200, endsAt),
    });
    if (!/^\s*\d+ (passing|failing)/m.test(output)) {
      throw new Error(`mutant ${id} was not tested:\n${output.slice(-2000)}`);
    }
    return [...new Set([...output.matchAll(/^\s*\d+\) \w+#(\w+)\(/gm)].map(([, name = ""]) => name))];
  } finally {
    writeFileSync(path, sound);
  }
}
