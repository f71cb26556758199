import type { UnixSeconds } from "@medequipshare/domain";

/** A reservation with the interval it is to have. */
export type AmendmentRequest = {
  readonly reservationId: bigint;
  /** On the unit's slot grid, inclusive; that of a loan stays. */
  readonly startsAt: UnixSeconds;
  /** On the grid, exclusive; turnaround is included. */
  readonly endsAt: UnixSeconds;
};
