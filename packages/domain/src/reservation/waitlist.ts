import { Priority, type PriorityName } from "./priority.ts";
import type { Interval } from "./time-slot.ts";

/** Most entries that may wait for one unit, and most a facility may have open in all. */
export const WAITLIST_UNIT_LIMIT = 16;
export const WAITLIST_FACILITY_LIMIT = 8;
/** Most reservations in the way that an entry can wait for. */
export const WAITLIST_BLOCKER_LIMIT = 4;

/** An open entry of a unit's waitlist. */
export type WaitlistEntry = Interval & {
  readonly priority: PriorityName;
  /** Whether the facility was displaced by an override and uses its first call. */
  readonly isFirstCall: boolean;
  /** Grows with every entry of the unit. */
  readonly sequence: number;
};

/** Where an entry ranks: first call before emergency before urgent before elective. */
export function waitlistRank({ priority, isFirstCall }: Pick<WaitlistEntry, "priority" | "isFirstCall">) {
  return isFirstCall ? Priority.emergency + 1 : Priority[priority];
}

/** Sorts a waitlist: the higher rank first, then who came first. The on-chain WaitlistDesk walks in this order. */
export function compareWaitlistEntries(one: WaitlistEntry, other: WaitlistEntry): number {
  return waitlistRank(other) - waitlistRank(one) || one.sequence - other.sequence;
}

export type Promotion<Entry> = {
  /** In the order in which they become reservations. */
  readonly promoted: readonly Entry[];
  /** Still waiting, in order: a slot of each is taken, by others or by one promoted before it. */
  readonly waiting: readonly Entry[];
};

/**
 * Who is promoted when slots come free: the walk of the on-chain WaitlistDesk, in order, over everyone whose whole
 * interval is free. Gates that only the chain knows (balance, cover, quota) may still drop an entry there.
 */
export function promotionOf<Entry extends WaitlistEntry>(
  entries: readonly Entry[],
  isFree: (interval: Interval) => boolean,
): Promotion<Entry> {
  const promoted: Entry[] = [];
  const waiting: Entry[] = [];
  for (const entry of entries.toSorted(compareWaitlistEntries)) {
    const isLeft = !promoted.some((made) => made.startsAt < entry.endsAt && entry.startsAt < made.endsAt);
    (isLeft && isFree(entry) ? promoted : waiting).push(entry);
  }
  return { promoted, waiting };
}
