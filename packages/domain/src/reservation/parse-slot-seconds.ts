import { AppError } from "../error/app-error.ts";
import type { SlotSeconds } from "./time-slot.ts";

/** A slot length read from the chain or a form. Throws reservation.slot-length-unknown. */
export function parseSlotSeconds(value: number): SlotSeconds {
  if (value === 3600 || value === 900) return value;
  throw new AppError("reservation.slot-length-unknown", { field: "slotSeconds", value });
}
