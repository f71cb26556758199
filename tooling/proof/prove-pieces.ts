import { runCommand } from "../run/run-command.ts";
import { choosePieces } from "./choose-pieces.ts";
import { coverOf, hashOfCover, type ProofName } from "./covers.ts";
import { type Piece, readPieces, writePieces } from "./record.ts";

export type Outcome = Pick<Piece, "passed" | "failed" | "found">;

/** One way of proving, piece by piece. */
export type Prover = {
  /** The pieces of the whole proof, the ones to begin with first. */
  readonly wanted: readonly string[];
  readonly atOnce?: number;
  /** Whether a piece on record cannot be proven any more, because what it names is no longer there. */
  isGone?(name: string): boolean;
  /** Once before the first piece; throws when nothing can be proven. */
  prepare?(): Promise<void>;
  /** Throws when the piece could not be tried: that proves nothing and is not recorded. */
  prove(name: string, timeoutSeconds: number): Promise<Outcome>;
  /** What all pieces together leave out, in words. */
  gaps?(pieces: readonly Piece[]): readonly string[];
};

const longestPieceSeconds = 12 * 3600;

async function headCommit(): Promise<string> {
  const { output } = await runCommand({ program: "git", args: ["rev-parse", "HEAD"] });
  return output.trim();
}

/** Nothing where the end of the time stopped it: that has shown nothing. */
async function proveUntil(prover: Prover, piece: string, endsAt: number): Promise<Outcome | undefined> {
  try {
    const timeout = Math.min(longestPieceSeconds, Math.ceil((endsAt - Date.now()) / 1000));
    const outcome = await prover.prove(piece, timeout);
    return outcome.failed > 0 && Date.now() >= endsAt ? undefined : outcome;
  } catch (error) {
    if (Date.now() >= endsAt) return undefined;
    throw error;
  }
}

/**
 * Proves what has not passed with this very code, until everything has or `endsAt` (milliseconds) comes; adds each
 * piece to the record at once, so that an interrupted proof can go on. Answers whether nothing failed.
 */
export async function provePieces(name: ProofName, prover: Prover, endsAt: number): Promise<boolean> {
  const code = hashOfCover(coverOf(name));
  const commit = await headCommit();
  const pieces = new Map(readPieces(name).map((piece) => [piece.name, piece]));
  const left = [...choosePieces(prover.wanted, [...pieces.values()], code)];
  for (const each of pieces.keys()) if (prover.isGone?.(each)) pieces.delete(each);
  const inOrder = () =>
    [...new Set([...prover.wanted, ...pieces.keys()])].flatMap((each) => pieces.get(each) ?? []);
  console.log(`${name}: ${prover.wanted.length - left.length} of ${prover.wanted.length} pieces stand`);

  async function proveOne(piece: string): Promise<void> {
    const before = pieces.get(piece);
    const startedAt = Date.now();
    const outcome = await proveUntil(prover, piece, endsAt);
    if (outcome === undefined) return;
    const failuresBefore = before?.code === code ? before.failuresBefore + Math.min(1, before.failed) : 0;
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    const ranAt = new Date().toISOString();
    const { passed, failed, found } = outcome;
    pieces.set(piece, { name: piece, passed, failed, commit, code, ranAt, seconds, failuresBefore, found });
    writePieces(name, inOrder());
    console.log(`${name} ${piece}: ${passed} passed, ${failed} failed, ${seconds} s; ${left.length} to go`);
  }

  async function proveOn(): Promise<void> {
    for (let piece = left.shift(); piece !== undefined; piece = left.shift()) {
      if (Date.now() >= endsAt) return;
      await proveOne(piece);
    }
  }

  if (left.length > 0 && Date.now() < endsAt) {
    await prover.prepare?.();
    await Promise.all(Array.from({ length: prover.atOnce ?? 1 }, proveOn));
  }
  for (const gap of prover.gaps?.(inOrder()) ?? []) console.log(`${name}: ${gap}`);
  return inOrder().every(({ failed }) => failed === 0);
}
