import type { Occupied } from "./lay-out-days.ts";

/** The same interval again and again; see the contract's reserveSeries. */
export type Series = { readonly periodSeconds: number; readonly count: number };

export const seriesPeriods = [86_400, 604_800, 1_209_600] as const;
/** The contract's limits. */
export const FEWEST_OCCURRENCES = 2;
export const MOST_OCCURRENCES = 24;

/** The intervals a series asks for, unix seconds. */
export function occurrencesOf(
  { startsAt, endsAt }: Occupied,
  { periodSeconds, count }: Series,
): readonly Occupied[] {
  return Array.from({ length: count }, (_, index) => ({
    startsAt: startsAt + index * periodSeconds,
    endsAt: endsAt + index * periodSeconds,
  }));
}

/** What takes a slot of the interval first; undefined when nothing known does. */
export function rivalOf<Item extends Occupied>(
  { startsAt, endsAt }: Occupied,
  taken: readonly Item[],
): Item | undefined {
  return taken
    .filter((other) => other.startsAt < endsAt && startsAt < other.endsAt)
    .toSorted((one, other) => one.startsAt - other.startsAt)[0];
}
