import type { Draw } from "./draw.ts";
import { DAY, drawEdge } from "./draw-time.ts";
import { takenIn } from "./model/gates.ts";
import type { Unit, World } from "./model/world.ts";

type Interval = { readonly startsAt: number; readonly endsAt: number };

/** An interval to ask for: mostly one that may be had, often right beside or across what is taken or an edge. */
export function drawInterval(draw: Draw, world: World, unit: Unit): Interval {
  const length = drawLength(draw, unit);
  const taken = takenIn(world, unit.id).filter(([, to]) => to > world.now);
  if (taken.length > 0 && draw.percent(38)) return beside(draw, unit, draw.pick(taken), length);
  if (draw.percent(5)) return spoilt(draw, world, unit, length);
  if (draw.percent(8)) return atLimit(draw, world, unit, length);
  const slot = unit.slotSeconds;
  const soonest = Math.ceil((world.now + (unit.terms.at(-1)?.leadSeconds ?? 0)) / slot) * slot;
  if (draw.percent(30)) {
    const edge = drawEdge(draw, soonest);
    const startsAt = edge - draw.pick([0, length, draw.below(length + slot) + 1, length - slot]);
    return from(Math.max(soonest, Math.floor(startsAt / slot) * slot), length);
  }
  const days = draw.percent(30) ? 1 : 12;
  return from(soonest + draw.below((days * DAY) / slot) * slot, length);
}

function from(startsAt: number, length: number): Interval {
  return { startsAt, endsAt: startsAt + length };
}

/** Seconds: within the latest terms but for a few, right at their limits for some. */
function drawLength(draw: Draw, unit: Unit): number {
  const { minimumSlots = 1, maximumSlots = 24 } = unit.terms.at(-1) ?? {};
  // Loans of some days, which can be recalled, beside those of hours.
  const longest = draw.percent(20) ? 240 : minimumSlots + 9;
  const usual = minimumSlots + draw.below(Math.min(maximumSlots, longest) - minimumSlots + 1);
  const slots = draw.percent(5)
    ? draw.pick([minimumSlots - 1, minimumSlots, maximumSlots, maximumSlots + 1])
    : usual;
  return Math.max(1, slots) * unit.slotSeconds;
}

/** Right before, right after, one slot into, around or inside what is taken. */
function beside(draw: Draw, unit: Unit, [start, end]: readonly [number, number], length: number): Interval {
  const slot = unit.slotSeconds;
  const after = from(end, length);
  const before = from(start - length, length);
  const others = [
    from(end - slot, length),
    from(start - length + slot, length),
    { startsAt: start - slot, endsAt: end + slot },
    { startsAt: start, endsAt: end },
    { startsAt: start + slot, endsAt: end - slot },
    { startsAt: start, endsAt: end + slot },
    { startsAt: start - slot, endsAt: end },
  ];
  return draw.percent(72) ? draw.pick([after, before]) : draw.pick(others);
}

/** What no terms allow. */
function spoilt(draw: Draw, world: World, unit: Unit, length: number): Interval {
  const slot = unit.slotSeconds;
  const next = Math.ceil(world.now / slot) * slot + 2 * DAY;
  return draw.pick([
    { startsAt: next + 1, endsAt: next + length },
    { startsAt: next, endsAt: next + length - 1 },
    { startsAt: next, endsAt: next },
    { startsAt: next + slot, endsAt: next },
    from(next - 4 * DAY, length),
    from(Math.floor(world.now / slot) * slot, length),
  ]);
}

/** At or one slot beyond lead time and horizon. */
function atLimit(draw: Draw, world: World, unit: Unit, length: number): Interval {
  const slot = unit.slotSeconds;
  const { leadSeconds = 0, horizonDays = 1 } = unit.terms.at(-1) ?? {};
  const soonest = Math.ceil((world.now + leadSeconds) / slot) * slot;
  const latest = Math.floor((world.now + horizonDays * DAY) / slot) * slot;
  return draw.pick([
    from(soonest, length),
    from(soonest - slot, length),
    from(latest - length, length),
    from(latest - length + slot, length),
  ]);
}
