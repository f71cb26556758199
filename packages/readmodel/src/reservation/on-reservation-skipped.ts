import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";

export type ReservationSkippedArgs = {
  readonly unitId: number;
  readonly borrowerId: number;
  readonly startsAt: number;
  readonly endsAt: number;
};

/** An occurrence of a series that was not made changes no row; the feed tells of it. */
export function onReservationSkipped(_rows: ChainRows, _event: EventOf<ReservationSkippedArgs>): void {}
