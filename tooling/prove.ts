// `npm run prove -- [differential] [invariants] [masks] [mutants] [story] [--operations N] [--runs N] [--seeds N]
// [--minutes N]`: long runs whose results are committed in docs/proofs, piece by piece: a seed, a suite, a mutant. What
// passed with the code as it is now stands; after the minutes no piece begins, and another run goes on from there.
// `npm run check` says how old each proof is.
import { parseArgs } from "node:util";
import { asked } from "./proof/asked.ts";
import { type ProofName, proofNames } from "./proof/covers.ts";
import { proveDifferential } from "./proof/prove-differential.ts";
import { proveInvariants } from "./proof/prove-invariants.ts";
import { proveMasks } from "./proof/prove-masks.ts";
import { proveMutants } from "./proof/prove-mutants.ts";
import { openRecord, type Prover, provePieces } from "./proof/prove-pieces.ts";
import { proveStory } from "./proof/prove-story.ts";

const number = { type: "string" } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { operations: number, runs: number, seeds: number, minutes: number },
});

function readNumber(option: keyof typeof values, otherwise: number): number {
  const text = values[option];
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new TypeError(`--${option} takes a whole number from 1, not "${text}"`);
  return Number(text);
}

function readNames(): readonly ProofName[] {
  const unknown = positionals.filter((each) => !proofNames.some((name) => name === each));
  if (unknown.length > 0)
    throw new TypeError(`there is no proof ${unknown.join(", ")}; there is: ${proofNames.join(", ")}`);
  return proofNames.filter((name) => positionals.length === 0 || positionals.includes(name));
}

const provers: Readonly<Record<ProofName, () => Prover>> = {
  differential: () => proveDifferential(readNumber("operations", asked.operations)),
  invariants: () => proveInvariants(readNumber("runs", asked.runs)),
  masks: () => proveMasks,
  mutants: proveMutants,
  story: () => proveStory(readNumber("seeds", asked.seeds)),
};

try {
  const endsAt = Date.now() + readNumber("minutes", 7 * 24 * 60) * 60_000;
  for (const name of readNames()) {
    const isSound = await provePieces(provers[name](), endsAt, await openRecord(name));
    if (!isSound) process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(error.message);
  process.exitCode = 64;
}
