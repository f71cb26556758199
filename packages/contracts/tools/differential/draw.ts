/** Numbers that look random and follow from a seed alone. */
export type Draw = {
  /** A whole number from 0, smaller than `limit`. */
  readonly below: (limit: number) => number;
  /** True so often in a hundred times. */
  readonly percent: (share: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
};

/** Mulberry32, by Tommy Ettinger: 32 bits of state, good enough to choose what to try. */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    percent: (share) => next() * 100 < share,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
  };
}
