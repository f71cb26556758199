/** Numbers below a bound that look random: mulberry32, public domain, by Tommy Ettinger. */
export function drawing(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/** All of them, in a drawn order. */
export function shuffled<Item>(items: readonly Item[], draw: (bound: number) => number): readonly Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(draw(left.length), 1));
}
