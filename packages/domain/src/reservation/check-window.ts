import { AppError } from "../error/app-error.ts";
import { slotsOfInterval } from "./slots-of-interval.ts";
import type { Terms } from "./terms.ts";
import type { Interval, SlotRange, SlotSeconds, UnixSeconds } from "./time-slot.ts";

export type CheckWindowParameters = {
  readonly interval: Interval;
  readonly slotSeconds: SlotSeconds;
  readonly terms: Pick<Terms, "leadSeconds" | "horizonDays" | "minimumSlots" | "maximumSlots">;
  readonly now: UnixSeconds;
};

const DAY_SECONDS = 86_400;

/**
 * The slots of an interval that a unit's terms allow to reserve at `now`. Refuses in the order in which the on-chain
 * ReservationManager does: reservation.interval-empty, off-grid, in-past, lead-too-short, beyond-horizon,
 * length-out-of-range.
 */
export function checkWindow({ interval, slotSeconds, terms, now }: CheckWindowParameters): SlotRange {
  const range = slotsOfInterval(interval, slotSeconds);
  const { startsAt, endsAt } = interval;
  if (startsAt < now) {
    throw new AppError("reservation.in-past", { field: "startsAt", value: startsAt, startsAt, nowAt: now });
  }
  const earliest = now + terms.leadSeconds;
  if (startsAt < earliest) {
    throw new AppError("reservation.lead-too-short", {
      field: "startsAt",
      value: startsAt,
      startsAt,
      earliest,
    });
  }
  const horizon = now + terms.horizonDays * DAY_SECONDS;
  if (endsAt > horizon) {
    throw new AppError("reservation.beyond-horizon", { field: "endsAt", value: endsAt, endsAt, horizon });
  }
  const { minimumSlots: minimum, maximumSlots: maximum } = terms;
  const slots = range.slotCount;
  if (slots < minimum || slots > maximum) {
    const evidence = { field: "endsAt", value: endsAt, slots, minimum, maximum };
    throw new AppError("reservation.length-out-of-range", evidence);
  }
  return range;
}
