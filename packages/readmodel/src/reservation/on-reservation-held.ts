import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { draftReservation } from "./draft-reservation.ts";
import { reservationTable } from "./table.ts";

export type ReservationHeldArgs = {
  readonly reservationId: bigint;
  readonly unitId: number;
  readonly borrowerId: number;
  readonly by: Hex;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly priority: number;
  readonly termsVersion: number;
  readonly heldUntil: number;
};

export async function onReservationHeld(rows: ChainRows, event: EventOf<ReservationHeldArgs>): Promise<void> {
  const { args } = event;

  const { reservationId, by, priority, heldUntil, ...asked } = args;
  const made = await draftReservation(rows, {
    ...asked,
    id: reservationId,
    by,
    priority,
    at: event.timestamp,
  });
  rows.put(reservationTable, { ...made, state: "held", heldUntil });
}
