import type { UnitTerms } from "@medequipshare/protocol";
import type { Occupied } from "./lay-out-days.ts";

const HOURS = 3600;
const USUAL_LENGTH = 8 * HOURS;

type FirstChoiceParameters = {
  readonly terms: UnitTerms;
  readonly slotSeconds: number;
  readonly now: number;
  readonly busy: readonly Occupied[];
};

/**
 * The earliest free interval of a usual length, eight hours within the owner's limits and on the unit's grid, that
 * respects the notice the owner wants.
 */
export function firstChoice({ terms, slotSeconds, now, busy }: FirstChoiceParameters): Occupied {
  const slots = Math.round(USUAL_LENGTH / slotSeconds) + terms.turnaroundSlots;
  const length = Math.min(Math.max(slots, terms.minimumSlots), terms.maximumSlots) * slotSeconds;
  const upwards = (at: number) => Math.ceil(at / slotSeconds) * slotSeconds;
  let startsAt = upwards(now + terms.leadSeconds + 1);
  for (const taken of busy.toSorted((one, other) => one.startsAt - other.startsAt)) {
    const overlaps = taken.startsAt < startsAt + length && startsAt < taken.endsAt;
    if (overlaps) startsAt = upwards(taken.endsAt);
  }
  return { startsAt, endsAt: startsAt + length };
}
