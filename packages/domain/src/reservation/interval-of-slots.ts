import { slotStart } from "./slot-start.ts";
import type { Interval, SlotRange, SlotSeconds } from "./time-slot.ts";

/** The interval a range of slots covers. */
export function intervalOfSlots({ firstSlot, slotCount }: SlotRange, slotSeconds: SlotSeconds): Interval {
  return {
    startsAt: slotStart(firstSlot, slotSeconds),
    endsAt: slotStart(firstSlot + slotCount, slotSeconds),
  };
}
