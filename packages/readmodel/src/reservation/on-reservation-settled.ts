import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { reservationTable } from "./table.ts";

export type ReservationSettledArgs = {
  readonly reservationId: bigint;
};

export async function onReservationSettled(
  rows: ChainRows,
  event: EventOf<ReservationSettledArgs>,
): Promise<void> {
  const { args } = event;

  const change = { state: "settled", settledAt: event.timestamp } as const;
  await rows.patch(reservationTable, { id: args.reservationId }, change);
}
