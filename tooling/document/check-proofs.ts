import { coverOf, type ProofName, proofNames } from "../proof/covers.ts";
import { type Piece, readPieces, recordPath } from "../proof/record.ts";
import type { StepResult } from "../run/step.ts";
import { describeProof } from "./describe-proof.ts";

/** A piece that failed, with whatever code: it stays a finding until it passes. */
export function failuresIn(name: ProofName, pieces: readonly Piece[]): readonly string[] {
  return pieces
    .filter(({ failed }) => failed > 0)
    .map((piece) => `${recordPath(name)}: ${piece.name} failed; npm run prove -- ${name}`);
}

/** Tells how old each proof is; finds fault only with one that failed. */
export async function checkProofs(): Promise<StepResult> {
  const proofs = proofNames.map((name) => ({ name, pieces: readPieces(name) }));
  const problems = proofs.flatMap(({ name, pieces }) => failuresIn(name, pieces));
  const notes = proofs.map(({ name, pieces }) => describeProof(name, coverOf(name), pieces)).join("\n");
  return { problems, notes };
}
