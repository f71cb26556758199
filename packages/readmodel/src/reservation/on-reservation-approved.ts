import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { reservationTable } from "./table.ts";

export type ReservationApprovedArgs = {
  readonly reservationId: bigint;
  readonly by: Hex;
};

export async function onReservationApproved(
  rows: ChainRows,
  event: EventOf<ReservationApprovedArgs>,
): Promise<void> {
  const { reservationId, by } = event.args;
  const approved = { approvedBy: lowerHex(by), approvedAt: event.timestamp };
  await rows.patch(reservationTable, { id: reservationId }, approved);
}
