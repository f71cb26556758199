import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { enterChange } from "./enter-change.ts";
import { requireReservation } from "./require-reservation.ts";
import { reservationTable } from "./table.ts";

export type TransferOfferedArgs = {
  readonly reservationId: bigint;
  readonly fromFacilityId: number;
  readonly toFacilityId: number;
  readonly by: Hex;
};

export async function onTransferOffered(rows: ChainRows, event: EventOf<TransferOfferedArgs>): Promise<void> {
  const { reservationId, toFacilityId, by } = event.args;
  const before = await requireReservation(rows, reservationId);
  const after = { ...before, offeredToId: toFacilityId };
  rows.put(reservationTable, after);
  enterChange(rows, event, { kind: "transfer-offered", by, before, after });
}
