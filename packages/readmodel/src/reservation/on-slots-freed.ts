import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { reservationTable } from "./table.ts";

export type SlotsFreedArgs = {
  readonly reservationId: bigint;
};

export async function onSlotsFreed(rows: ChainRows, event: EventOf<SlotsFreedArgs>): Promise<void> {
  await rows.patch(reservationTable, { id: event.args.reservationId }, { isKept: false });
}
