import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { reservationTable } from "./table.ts";

export type ReservationCancelledArgs = {
  readonly reservationId: bigint;
  readonly cancelledFor: number;
  readonly by: Hex;
  readonly toOwner: bigint;
};

export async function onReservationCancelled(
  rows: ChainRows,
  event: EventOf<ReservationCancelledArgs>,
): Promise<void> {
  const { args } = event;

  await rows.patch(
    reservationTable,
    { id: args.reservationId },
    {
      state: "cancelled",
      cancelledFor: args.cancelledFor,
      cancelledBy: lowerHex(args.by),
      cancelledAt: event.timestamp,
      cancellationFee: args.toOwner,
    },
  );
}
