import { literal, translatePiece } from "./translate.ts";

/** Something that holds for every interval, and the query that finds where it does not. */
export type Claim = { readonly name: string; readonly query: string };

const sort = "(_ BitVec 256)";
const declare = (names: readonly string[]) =>
  names.map((name) => `(declare-const ${name} ${sort})`).join("\n");
const define = (name: string, term: string) => `(define-fun ${name} () ${sort} ${term})`;
const slotsPerWord = 256n;

/** Slots are quotients of 40-bit times. */
const interval = (start: string, end: string) =>
  `(assert (and (bvult ${start} ${end}) (bvult ${end} ${literal(2n ** 40n)})))`;

/** Piece `n` of an interval, as names word-n, mask-n and next-n. */
function pieceOf(source: string, n: number, start: string, end: string): string {
  const { word, mask, next } = translatePiece(source, start, end);
  return [define(`word-${n}`, word), define(`mask-${n}`, mask), define(`next-${n}`, next)].join("\n");
}

/** Whether the bit of a slot is set in a mask: slot mod 256, as the calendar says of itself. */
const bitOf = (mask: string, slot: string) =>
  `(= ((_ extract 0 0) (bvlshr ${mask} (bvurem ${slot} ${literal(slotsPerWord)}))) #b1)`;

/**
 * What the calendar rests on. Free, overlapping and touching follow from it for every pair of intervals, whatever else
 * is in their words.
 */
export function claimsOf(source: string): readonly Claim[] {
  const one = [declare(["start", "end"]), interval("start", "end"), pieceOf(source, 1, "start", "end")].join(
    "\n",
  );
  const slot = `${declare(["slot"])}\n(assert (bvult slot ${literal(2n ** 40n)}))`;
  const holds = (name: string, setting: string, claim: string): Claim => ({
    name,
    query: `${setting}\n(assert (not ${claim}))`,
  });
  const inPiece = "(and (bvule start slot) (bvult slot next-1))";
  const ofWord = `(= (bvudiv slot ${literal(slotsPerWord)}) word-1)`;
  return [
    holds(
      "a piece begins with its interval, is not empty and not longer",
      one,
      "(and (bvult start next-1) (bvule next-1 end))",
    ),
    holds(
      "a piece ends with its interval or with its word",
      one,
      `(or (= next-1 end) (= (bvurem next-1 ${literal(slotsPerWord)}) ${literal(0n)}))`,
    ),
    holds("every slot of a piece lies in its word", `${one}\n${slot}`, `(=> ${inPiece} ${ofWord})`),
    holds(
      "every slot of a piece has its bit in the mask",
      `${one}\n${slot}`,
      `(=> ${inPiece} ${bitOf("mask-1", "slot")})`,
    ),
    holds(
      "no other slot of the word has a bit in the mask",
      `${one}\n${slot}`,
      `(=> (and ${ofWord} ${bitOf("mask-1", "slot")}) ${inPiece})`,
    ),
    holds("no mask is empty", one, `(not (= mask-1 ${literal(0n)}))`),
    holds(
      "65,535 slots lie in at most 257 words",
      one,
      `(=> (bvule (bvsub end start) ${literal(65_535n)}) (bvule (bvsub (bvudiv (bvsub end ${literal(1n)}) ${literal(slotsPerWord)}) word-1) ${literal(256n)}))`,
    ),
    holds(
      "two pieces of a word share a bit just when they share a slot",
      [
        declare(["start", "end", "from", "to"]),
        interval("start", "end"),
        interval("from", "to"),
        pieceOf(source, 1, "start", "end"),
        pieceOf(source, 2, "from", "to"),
        "(assert (= word-1 word-2))",
      ].join("\n"),
      `(= (not (= (bvand mask-1 mask-2) ${literal(0n)})) (and (bvult start next-2) (bvult from next-1)))`,
    ),
    holds(
      "freeing what was taken gives the word back",
      `${one}\n${declare(["bits"])}\n(assert (= (bvand bits mask-1) ${literal(0n)}))`,
      "(= (bvand (bvor bits mask-1) (bvnot mask-1)) bits)",
    ),
  ];
}
