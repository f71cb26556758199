import type { Abi, Address, PublicClient } from "viem";

/** Slots of a word of the calendar; a survey covers two words. */
const WORD = 256;
/** First word of the survey: that of a day in 2027, by hours. */
const FIRST = 1952;
/** Intervals that one call takes and frees within the gas that a transaction may have. */
const PART = 96;

export type Harness = { readonly reader: PublicClient; readonly address: Address; readonly abi: Abi };

async function ask(harness: Harness, functionName: string, args: readonly unknown[]): Promise<unknown> {
  const { reader, address, abi } = harness;
  const { result } = await reader.simulateContract({ address, abi, functionName, args });
  return result;
}

/** What [start, end) owns of the two words, for each end: two masks, slot by slot. */
function masksOf(start: number, ends: readonly number[]): readonly bigint[] {
  const slots = Array.from({ length: 2 * WORD }, (_, slot) => slot);
  return ends.flatMap((end) => {
    const digits = slots.map((slot) => (start <= slot && slot < end ? "1" : "0")).reverse();
    // The later slot is the higher digit.
    const [high, low] = [digits.slice(0, WORD), digits.slice(WORD)];
    return [BigInt(`0b${low.join("")}`), BigInt(`0b${high.join("")}`)];
  });
}

/** Every start but the first slot, with every end but the last, in parts that one call can survey. */
function stretches(): readonly { readonly start: number; readonly ends: readonly number[] }[] {
  const starts = Array.from({ length: 2 * WORD - 2 }, (_, index) => index + 1);
  return starts.flatMap((start) => {
    const ends = Array.from({ length: 2 * WORD - 1 - start }, (_, index) => start + 1 + index);
    const parts = Array.from({ length: Math.ceil(ends.length / PART) }, (_, part) => part);
    return parts.map((part) => ({ start, ends: ends.slice(part * PART, (part + 1) * PART) }));
  });
}

/** Every start and end in two words: what {Calendar-piece} says, against counting slot by slot. */
export async function surveyPieces(harness: Harness): Promise<{ intervals: number; wrong: string[] }> {
  const wrong: string[] = [];
  let intervals = 0;
  const first = FIRST * WORD;
  for (let start = 0; start < 2 * WORD; start += 1) {
    const args = [BigInt(first + start), BigInt(first + 2 * WORD)];
    // The harness returns three lists of numbers.
    const [words, masks, nexts] = (await ask(harness, "pieces", args)) as readonly (readonly bigint[])[];
    const word = Math.floor(start / WORD);
    let expected = 0n;
    for (let end = start + 1; end <= 2 * WORD; end += 1) {
      intervals += 1;
      if (end <= (word + 1) * WORD) expected += 2n ** BigInt(end - 1 - word * WORD);
      const at = end - start - 1;
      const next = first + Math.min(end, (word + 1) * WORD);
      const isRight =
        words?.[at] === BigInt(FIRST + word) && masks?.[at] === expected && nexts?.[at] === BigInt(next);
      if (!isRight) wrong.push(`piece(${start}, ${end})`);
    }
  }
  return { intervals, wrong };
}

/** Every interval within two words, taken and freed in an empty and in an otherwise full calendar. */
export async function surveyMarks(harness: Harness): Promise<{ intervals: number; wrong: string[] }> {
  const wrong: string[] = [];
  let intervals = 0;
  const first = FIRST * WORD;
  for (const { start, ends } of stretches()) {
    const expected = masksOf(start, ends);
    const [from, to] = [first + (ends[0] ?? 0), first + (ends.at(-1) ?? 0)];
    const range = [FIRST, first + start, from, to].map(BigInt);
    intervals += ends.length;
    try {
      // The harness returns one list of numbers, and reverts where anything else is wrong.
      const marked = (await ask(harness, "surveyEmpty", range)) as readonly bigint[];
      if (expected.some((mask, at) => marked[at] !== mask))
        wrong.push(`marks from ${start} to ${ends[0]} and on`);
      await ask(harness, "surveyFull", [...range, expected]);
    } catch (error) {
      wrong.push(`marks from ${start}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { intervals, wrong };
}

/** Every interval within two words beside one taken slot, for the slots at the edges of words. */
export async function surveyTaken(harness: Harness): Promise<{ intervals: number; wrong: string[] }> {
  const wrong: string[] = [];
  let intervals = 0;
  const first = FIRST * WORD;
  for (const taken of [0, 255, 256, 511]) {
    for (let start = 0; start < 2 * WORD; start += 1) {
      const args = [BigInt(first + taken), BigInt(first + start), BigInt(first + 2 * WORD)];
      // The harness returns two words of answers.
      const [low, high] = (await ask(harness, "freeBeside", args)) as readonly [bigint, bigint];
      const answers = low + high * 2n ** 256n;
      for (let end = start + 1; end <= 2 * WORD; end += 1) {
        intervals += 1;
        const isFree = (answers / 2n ** BigInt(end - start - 1)) % 2n === 1n;
        if (isFree !== (end <= taken || taken < start))
          wrong.push(`isFree(${start}, ${end}) beside ${taken}`);
      }
    }
  }
  return { intervals, wrong };
}
