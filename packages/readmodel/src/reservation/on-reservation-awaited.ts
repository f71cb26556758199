import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { reservationTable } from "./table.ts";

export type ReservationAwaitedArgs = {
  readonly reservationId: bigint;
};

export async function onReservationAwaited(
  rows: ChainRows,
  event: EventOf<ReservationAwaitedArgs>,
): Promise<void> {
  await rows.patch(reservationTable, { id: event.args.reservationId }, { isAwaited: true });
}
