import type { SlotSeconds, UnixSeconds } from "./time-slot.ts";

/** The instant a slot begins. */
export function slotStart(slot: number, slotSeconds: SlotSeconds): UnixSeconds {
  return slot * slotSeconds;
}
