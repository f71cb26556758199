/** Seconds since 1970-01-01T00:00Z. */
export type UnixSeconds = number;
/** The chain keeps moments in 40 bits. */
export const LAST_MOMENT: UnixSeconds = 2 ** 40 - 1;
/** Half-open: from `startsAt` inclusive to `endsAt` exclusive. */
export type Interval = { readonly startsAt: UnixSeconds; readonly endsAt: UnixSeconds };
/** A slot's length: an hour for equipment that travels, a quarter for equipment that people travel to. */
export type SlotSeconds = 3600 | 900;
/** Consecutive slots; a slot's index is unix seconds divided by the slot's length. */
export type SlotRange = { readonly firstSlot: number; readonly slotCount: number };
