import type { SlotRange } from "./time-slot.ts";

/** Slots in one word of the on-chain calendar. */
export const SLOTS_PER_WORD = 256;

/** A unit's calendar as the chain holds it: words of 256 slots, bit i of word w being slot 256 w + i. */
export type Calendar = ReadonlyMap<number, bigint>;
export type WordMask = { readonly word: number; readonly mask: bigint };

/** The words a range of slots touches with the bits it takes in each, made by shifts alone as the contract does. */
export function wordMasks({ firstSlot, slotCount }: SlotRange): readonly WordMask[] {
  const endSlot = firstSlot + slotCount;
  const masks: WordMask[] = [];
  for (let slot = firstSlot; slot < endSlot; ) {
    const word = Math.floor(slot / SLOTS_PER_WORD);
    const stop = Math.min(endSlot, (word + 1) * SLOTS_PER_WORD);
    const ones = (1n << BigInt(stop - slot)) - 1n;
    masks.push({ word, mask: ones << BigInt(slot - word * SLOTS_PER_WORD) });
    slot = stop;
  }
  return masks;
}

/** Tells whether no slot of the range is taken. */
export function isFree(calendar: Calendar, range: SlotRange): boolean {
  return wordMasks(range).every(({ word, mask }) => ((calendar.get(word) ?? 0n) & mask) === 0n);
}

/** A copy with the range taken. */
export function markSlots(calendar: Calendar, range: SlotRange): Calendar {
  return changed(calendar, range, (word, mask) => word | mask);
}

/** A copy with the range free. */
export function clearSlots(calendar: Calendar, range: SlotRange): Calendar {
  return changed(calendar, range, (word, mask) => word & ~mask);
}

/** The taken stretches within a range, in order, neighbours joined. */
export function takenRanges(calendar: Calendar, { firstSlot, slotCount }: SlotRange): readonly SlotRange[] {
  const taken: SlotRange[] = [];
  let start: number | undefined;
  for (let slot = firstSlot; slot <= firstSlot + slotCount; slot += 1) {
    const isTaken = slot < firstSlot + slotCount && !isFree(calendar, { firstSlot: slot, slotCount: 1 });
    if (isTaken) start ??= slot;
    else if (start !== undefined) {
      taken.push({ firstSlot: start, slotCount: slot - start });
      start = undefined;
    }
  }
  return taken;
}

function changed(
  calendar: Calendar,
  range: SlotRange,
  change: (word: bigint, mask: bigint) => bigint,
): Calendar {
  const words = new Map(calendar);
  for (const { word, mask } of wordMasks(range)) words.set(word, change(words.get(word) ?? 0n, mask));
  return words;
}
