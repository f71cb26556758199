/** A point of the map that wants its name beside it; `weight` decides who gets the room. Lengths in pixels. */
export type LabelWish = {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly text: string;
  readonly weight: number;
};
export type PlacedLabel = {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: "start" | "end";
};
type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

const CHARACTER = 6.4;
const HEIGHT = 15;
const GAP = 5;

/**
 * Chooses which names fit on a map of the given width, heaviest first, right of their point or else left of it,
 * never over another name or another point.
 */
export function placeLabels(wishes: readonly LabelWish[], width: number): readonly PlacedLabel[] {
  const taken: Box[] = wishes.map(boxOfPoint);
  const placed: PlacedLabel[] = [];
  for (const wish of wishes.toSorted((one, other) => other.weight - one.weight)) {
    const others = taken.filter((box) => box !== taken[wishes.indexOf(wish)]);
    const fitting = sidesOf(wish).find(
      ({ box }) => box.left >= 0 && box.right <= width && !others.some((other) => overlap(box, other)),
    );
    if (fitting === undefined) continue;
    taken.push(fitting.box);
    placed.push(fitting.label);
  }
  return placed;
}

function boxOfPoint({ x, y, radius }: LabelWish): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function sidesOf({ id, x, y, radius, text }: LabelWish): { label: PlacedLabel; box: Box }[] {
  const length = text.length * CHARACTER;
  const vertical = { top: y - HEIGHT / 2, bottom: y + HEIGHT / 2 };
  const right = x + radius + GAP;
  const left = x - radius - GAP;
  return [
    {
      label: { id, text, x: right, y, anchor: "start" },
      box: { ...vertical, left: right, right: right + length },
    },
    {
      label: { id, text, x: left, y, anchor: "end" },
      box: { ...vertical, left: left - length, right: left },
    },
  ];
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
