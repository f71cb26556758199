import type { SlotSeconds, UnixSeconds } from "./time-slot.ts";

/** The index of the slot an instant lies in. */
export function slotOf(instant: UnixSeconds, slotSeconds: SlotSeconds): number {
  return Math.floor(instant / slotSeconds);
}
