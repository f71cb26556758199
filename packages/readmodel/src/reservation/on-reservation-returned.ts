import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { reservationTable } from "./table.ts";

export type ReservationReturnedArgs = {
  readonly reservationId: bigint;
  readonly at: number;
};

export async function onReservationReturned(
  rows: ChainRows,
  event: EventOf<ReservationReturnedArgs>,
): Promise<void> {
  const { args } = event;

  const change = { state: "returned", returnedAt: args.at } as const;
  await rows.patch(reservationTable, { id: args.reservationId }, change);
}
