import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { enterChange } from "./enter-change.ts";
import { requireReservation } from "./require-reservation.ts";
import { reservationTable } from "./table.ts";

export type TransferWithdrawnArgs = {
  readonly reservationId: bigint;
  readonly fromFacilityId: number;
  readonly by: Hex;
};

export async function onTransferWithdrawn(
  rows: ChainRows,
  event: EventOf<TransferWithdrawnArgs>,
): Promise<void> {
  const { reservationId, by } = event.args;
  const before = await requireReservation(rows, reservationId);
  const after = { ...before, offeredToId: null };
  rows.put(reservationTable, after);
  enterChange(rows, event, { kind: "transfer-withdrawn", by, before, after });
}
