import { execFileSync } from "node:child_process";
import { asked } from "../proof/asked.ts";
import type { Cover, ProofName } from "../proof/covers.ts";
import { listDrawingSuites } from "../proof/list-drawing-suites.ts";
import type { Piece } from "../proof/record.ts";
import { root } from "../run/root.ts";

/** How many commits lie between one and the one checked out, of those that touch the paths; nothing where git knows it not. */
function commitsSince(commit: string, paths: readonly string[] = []): number | undefined {
  try {
    const args = ["rev-list", "--count", `${commit}..HEAD`, "--", ...paths];
    return Number(
      execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
  } catch {
    return undefined;
  }
}

function oldest(pieces: readonly Piece[]): Piece | undefined {
  return pieces.toSorted((one, other) => one.ranAt.localeCompare(other.ranAt))[0];
}

function ageOf(piece: Piece, { sources }: Cover): string {
  const age = commitsSince(piece.commit);
  if (age === undefined) return "made at a commit that this clone does not hold";
  const touching = commitsSince(
    piece.commit,
    sources.map(({ folder }) => folder),
  );
  return `the oldest is ${age} commits old, ${touching} of them in folders that it covers`;
}

/** Runs on record of the campaign that has fewest, which `npm run prove -- invariants` adds to. */
function runsOf(pieces: readonly Piece[]): number {
  const campaigns = listDrawingSuites().filter(({ isCampaign }) => isCampaign);
  const ranges = pieces.map(({ name }) => /^(.*) runs (\d+)-(\d+)$/.exec(name) ?? []);
  const runs = campaigns.map(({ path }) =>
    ranges
      .filter(([, suite]) => suite === path)
      .reduce((sum, [, , first, last]) => sum + Number(last) - Number(first) + 1, 0),
  );
  return Math.min(...runs);
}

/** How much of each proof there is beside what is asked for by default. */
const amounts: Readonly<Partial<Record<ProofName, (pieces: readonly Piece[]) => string>>> = {
  differential: (pieces) =>
    `${pieces.reduce((sum, { passed }) => sum + passed, 0)} of ${asked.operations} acts`,
  invariants: (pieces) => `at least ${runsOf(pieces)} of ${asked.runs} runs of each invariant`,
  story: (pieces) => `${pieces.length} of ${asked.seeds} seeds`,
};

/** One line: what is on record of a proof and how old it is. */
export function describeProof(name: ProofName, cover: Cover, pieces: readonly Piece[]): string {
  const sound = pieces.filter(({ failed }) => failed === 0);
  const first = oldest(sound);
  if (first === undefined) return `${name}: nothing proven yet; npm run prove -- ${name}`;
  const amount = amounts[name]?.(sound) ?? `${sound.length} passed`;
  const earlier = sound.filter(({ failuresBefore }) => failuresBefore > 0).map((piece) => piece.name);
  const failures = earlier.length === 0 ? "" : `; passed after it had failed: ${earlier.join(", ")}`;
  return `${name}: ${amount}; ${ageOf(first, cover)}${failures}`;
}
