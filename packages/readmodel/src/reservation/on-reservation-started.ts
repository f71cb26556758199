import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { reservationTable } from "./table.ts";

export type ReservationStartedArgs = {
  readonly reservationId: bigint;
  readonly at: number;
};

export async function onReservationStarted(
  rows: ChainRows,
  event: EventOf<ReservationStartedArgs>,
): Promise<void> {
  const { args } = event;

  const change = { state: "on-loan", startedAt: args.at } as const;
  await rows.patch(reservationTable, { id: args.reservationId }, change);
}
