import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { reservationTable } from "./table.ts";

export type ReservationExpiredArgs = {
  readonly reservationId: bigint;
};

export async function onReservationExpired(
  rows: ChainRows,
  event: EventOf<ReservationExpiredArgs>,
): Promise<void> {
  const { args } = event;

  const change = { state: "expired", expiredAt: event.timestamp } as const;
  await rows.patch(reservationTable, { id: args.reservationId }, change);
}
