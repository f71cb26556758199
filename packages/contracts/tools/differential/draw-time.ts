import type { Draw } from "./draw.ts";
import { State, type World } from "./model/world.ts";

export const DAY = 86_400;
const HOUR = 3600;

/** The first second of each month from 2027 to 2036, years among them. */
const months = Array.from({ length: 120 }, (_, month) => Date.UTC(2027, month, 1) / 1000);
/** Ends of years and of Februaries, leap years included, count more than other months. */
const notable = months.filter((_, month) => month % 12 === 0 || month % 12 === 2);

/** Where an episode begins: some days before a new month or year, the first months left out. */
export function drawBeginning(draw: Draw): number {
  const edges = draw.percent(60) ? notable : months;
  return draw.pick(edges.filter((edge) => edge > Date.UTC(2027, 2, 1) / 1000)) - HOUR - draw.below(4 * DAY);
}

/** A day's, month's or year's edge at or after `from`, within some days. */
export function drawEdge(draw: Draw, from: number): number {
  const month = months.find((edge) => edge >= from) ?? from;
  if (month - from < 20 * DAY && draw.percent(60)) return month;
  return (Math.floor(from / DAY) + 1 + draw.below(6)) * DAY;
}

/** Moments at which something about a reservation changes. */
function turningPoints(world: World): readonly number[] {
  return [...world.reservations.values()].flatMap(({ state, heldUntil, startsAt, endsAt, freeUntil }) => {
    if (state === State.Held) return [heldUntil, heldUntil, startsAt];
    if (state === State.Confirmed) return [startsAt, endsAt, endsAt + DAY, freeUntil];
    return state === State.OnLoan ? [endsAt, endsAt - DAY] : [];
  });
}

/** When the next act happens: soon, later, or right at such a moment. */
export function drawNext(draw: Draw, world: World): number {
  const { now } = world;
  if (draw.percent(14)) {
    const reach = draw.pick([HOUR, HOUR, HOUR, 8 * HOUR, 8 * HOUR, DAY, 2 * DAY]);
    const near = turningPoints(world).filter((at) => at > now + 1 && at < now + reach);
    if (near.length > 0) return draw.pick(near) + draw.below(3) - 1;
  }
  if (draw.percent(86)) return now + 1 + draw.below(150);
  return now + 1 + draw.below(draw.percent(85) ? 2 * HOUR : DAY);
}
