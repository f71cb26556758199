import { AppError } from "../error/app-error.ts";
import { slotOf } from "./slot-of.ts";
import type { Interval, SlotRange, SlotSeconds } from "./time-slot.ts";

/**
 * The slots an interval covers exactly. Throws reservation.interval-empty when it ends at or before its start and
 * reservation.off-grid when either end lies inside a slot.
 */
export function slotsOfInterval({ startsAt, endsAt }: Interval, slotSeconds: SlotSeconds): SlotRange {
  if (endsAt <= startsAt)
    throw new AppError("reservation.interval-empty", { field: "endsAt", startsAt, endsAt });
  for (const [field, value] of Object.entries({ startsAt, endsAt })) {
    if (value % slotSeconds !== 0) {
      throw new AppError("reservation.off-grid", { field, value, at: value, slotSeconds });
    }
  }
  const firstSlot = slotOf(startsAt, slotSeconds);
  return { firstSlot, slotCount: slotOf(endsAt, slotSeconds) - firstSlot };
}
