import type { Piece } from "./record.ts";

/** Whether there is nothing to prove again: it passed with this very code. */
function isProven(piece: Piece | undefined, code: string): boolean {
  return piece?.code === code && piece.failed === 0 && piece.passed > 0;
}

/**
 * The names to prove, in the order in which to prove them: what failed, what was never tried, and then what was proven
 * with other code, the longest ago first.
 */
export function choosePieces(
  wanted: readonly string[],
  before: readonly Piece[],
  code: string,
): readonly string[] {
  const known = new Map(before.map((piece) => [piece.name, piece]));
  const rank = (name: string): string => {
    const piece = known.get(name);
    if (piece === undefined) return "1";
    return piece.failed > 0 ? "0" : `2${piece.ranAt}`;
  };
  return wanted
    .filter((name) => !isProven(known.get(name), code))
    .toSorted((one, other) => rank(one).localeCompare(rank(other)));
}
