import { runCommand } from "../run/run-command.ts";
import { choosePieces } from "./choose-pieces.ts";
import { coverOf, hashOfCover, type ProofName } from "./covers.ts";
import { type Piece, readPieces, writePieces } from "./record.ts";
import { TimeUp } from "./run-until.ts";

export type Outcome = Pick<Piece, "passed" | "failed" | "found">;

/** One way of proving, piece by piece. */
export type Prover = {
  /** The pieces of the whole proof, the ones to begin with first. */
  readonly wanted: readonly string[];
  readonly atOnce?: number;
  /** Whether a piece on record cannot be proven any more, because what it names is no longer there. */
  isGone?(name: string): boolean;
  /** Once before the first piece; throws when nothing can be proven. */
  prepare?(endsAt: number): Promise<void>;
  /**
   * Throws when the piece could not be tried: that proves nothing and is not recorded. `failed` is what is on record of
   * it where that failed: the same has to be tried again.
   */
  prove(name: string, endsAt: number, failed: Piece | undefined): Promise<Outcome>;
  /** What all pieces together leave out, in words. */
  gaps?(pieces: readonly Piece[]): readonly string[];
};

/** Where it is written down what was proven, and with what. */
export type ProofRecord = {
  readonly name: string;
  /** SHA-256 of what the proof covers now. */
  readonly code: string;
  readonly commit: string;
  read(): readonly Piece[];
  write(pieces: readonly Piece[]): void;
};

/** The committed record of a proof. */
export async function openRecord(name: ProofName): Promise<ProofRecord> {
  const { output } = await runCommand({ program: "git", args: ["rev-parse", "HEAD"] });
  return {
    name,
    code: hashOfCover(coverOf(name)),
    commit: output.trim(),
    read: () => readPieces(name),
    write: (pieces) => writePieces(name, pieces),
  };
}

/** Nothing where the time was up. */
async function untilTimeUp<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TimeUp) return undefined;
    throw error;
  }
}

/**
 * Proves what has not passed with this very code, until everything has or `endsAt` (milliseconds) comes; adds each
 * piece to the record at once, so that an interrupted proof can go on. Answers whether nothing failed.
 */
export async function provePieces(prover: Prover, endsAt: number, record: ProofRecord): Promise<boolean> {
  const { name, code, commit } = record;
  const pieces = new Map(record.read().map((piece) => [piece.name, piece]));
  for (const each of pieces.keys()) if (prover.isGone?.(each)) pieces.delete(each);
  const failed = [...pieces.values()].filter((piece) => piece.failed > 0).map((piece) => piece.name);
  const wanted = [...new Set([...prover.wanted, ...failed])];
  const left = [...choosePieces(wanted, [...pieces.values()], code)];
  const inOrder = () => [...new Set([...wanted, ...pieces.keys()])].flatMap((each) => pieces.get(each) ?? []);
  console.log(`${name}: ${wanted.length - left.length} of ${wanted.length} pieces stand`);
  record.write(inOrder());

  /** Answers whether there was time. */
  async function proveOne(piece: string): Promise<boolean> {
    const before = pieces.get(piece);
    const startedAt = Date.now();
    const failing = before !== undefined && before.failed > 0 ? before : undefined;
    const outcome = await untilTimeUp(() => prover.prove(piece, endsAt, failing));
    if (outcome === undefined) return false;
    const failuresBefore = (before?.failuresBefore ?? 0) + (failing === undefined ? 0 : 1);
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    const ranAt = new Date().toISOString();
    const { passed, failed, found } = outcome;
    pieces.set(piece, { name: piece, passed, failed, commit, code, ranAt, seconds, failuresBefore, found });
    record.write(inOrder());
    console.log(`${name} ${piece}: ${passed} passed, ${failed} failed, ${seconds} s; ${left.length} to go`);
    return true;
  }

  async function proveOn(): Promise<void> {
    for (let piece = left.shift(); piece !== undefined; piece = left.shift()) {
      if (Date.now() >= endsAt || !(await proveOne(piece))) return;
    }
  }

  if (left.length > 0 && Date.now() < endsAt) {
    await untilTimeUp(async () => {
      await prover.prepare?.(endsAt);
      await Promise.all(Array.from({ length: prover.atOnce ?? 1 }, proveOn));
    });
  }
  for (const gap of prover.gaps?.(inOrder()) ?? []) console.log(`${name}: ${gap}`);
  return inOrder().every(({ failed }) => failed === 0);
}
