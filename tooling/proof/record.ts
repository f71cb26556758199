import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../run/root.ts";
import { readText } from "../source/read-text.ts";
import { coverOf, type ProofName } from "./covers.ts";

/** What one part of a proof came to: a seed, a suite, a mutant. */
export type Piece = {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** The commit that was checked out. */
  readonly commit: string;
  /** SHA-256 of what the proof covered then. */
  readonly code: string;
  readonly ranAt: string;
  readonly seconds: number;
  /** How often it failed before it passed, or failed again; anything but 0 wants an explanation. */
  readonly failuresBefore: number;
  readonly found: Readonly<Record<string, unknown>>;
};

export function recordPath(name: ProofName): string {
  return `docs/proofs/${name}.json`;
}

/** What has been proven so far, the latest of each piece; nothing where nothing was. */
export function readPieces(name: ProofName): readonly Piece[] {
  const path = recordPath(name);
  if (!existsSync(join(root, path))) return [];
  // Written by writePieces.
  const { pieces } = JSON.parse(readText(path)) as { readonly pieces: readonly Piece[] };
  return pieces;
}

/** A piece a line, so that one more changes one line; whole or not at all. */
export function writePieces(name: ProofName, pieces: readonly Piece[]): void {
  const { sources, limits } = coverOf(name);
  const head = {
    proof: name,
    covers: sources.map(({ folder, ending }) => `${folder}/**/*${ending}, without comments`),
    limits,
  };
  const lines = pieces.map((piece) => JSON.stringify(piece)).join(",\n");
  const text = `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "pieces": [\n${lines}\n]}\n`;
  const path = join(root, recordPath(name));
  mkdirSync(join(root, "docs/proofs"), { recursive: true });
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}
