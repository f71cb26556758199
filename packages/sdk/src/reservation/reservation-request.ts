import { Priority, type PriorityName, type UnixSeconds } from "@medequipshare/domain";

/** What a borrower asks for. */
export type ReservationRequest = {
  readonly unitId: number;
  /** On the unit's slot grid, inclusive. */
  readonly startsAt: UnixSeconds;
  /** On the grid, exclusive; turnaround is included. */
  readonly endsAt: UnixSeconds;
  readonly priority: PriorityName;
  /** Lapsed holds to sweep on the way; at most 16. The node's calendar names them. */
  readonly stale?: readonly bigint[] | undefined;
};

/** The same as the ReservationManager takes it. */
export function encodeRequest({ priority, stale, ...rest }: ReservationRequest) {
  return { ...rest, priority: Priority[priority], stale: stale ?? [] };
}
