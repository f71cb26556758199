/** Something that occupies a half-open interval, unix seconds. */
export type Occupied = { readonly startsAt: number; readonly endsAt: number };

/** The same, with who took it: its owner by a maintenance window, or a borrower. */
export type Taken = Occupied & { readonly isMaintenance: boolean };

/** One bar of a day's row; `left` and `width` are percentages of that day, which may have 23 or 25 hours. */
export type Bar<Item extends Occupied> = {
  readonly item: Item;
  readonly left: number;
  readonly width: number;
  readonly beginsHere: boolean;
  readonly endsHere: boolean;
};

export type DayRow<Item extends Occupied> = {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly bars: readonly Bar<Item>[];
};

/**
 * Spreads intervals over days. `boundaries` are the local midnights in unix seconds, one more than there are days.
 * An interval that crosses midnight gives one bar per day; one that only touches a day's edge gives none.
 */
export function layOutDays<Item extends Occupied>(
  items: readonly Item[],
  boundaries: readonly number[],
): readonly DayRow<Item>[] {
  return boundaries.slice(0, -1).map((startsAt, index) => {
    const endsAt = boundaries[index + 1] ?? startsAt;
    const bars = items.flatMap((item) => barWithin(item, startsAt, endsAt) ?? []);
    return { startsAt, endsAt, bars: bars.toSorted((one, other) => one.left - other.left) };
  });
}

function barWithin<Item extends Occupied>(
  item: Item,
  dayStart: number,
  dayEnd: number,
): Bar<Item> | undefined {
  const from = Math.max(item.startsAt, dayStart);
  const to = Math.min(item.endsAt, dayEnd);
  if (to <= from) return undefined;
  const length = dayEnd - dayStart;
  return {
    item,
    left: ((from - dayStart) / length) * 100,
    width: ((to - from) / length) * 100,
    beginsHere: item.startsAt >= dayStart,
    endsHere: item.endsAt <= dayEnd,
  };
}
