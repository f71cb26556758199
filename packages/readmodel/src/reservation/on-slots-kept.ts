import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { reservationTable } from "./table.ts";

export type SlotsKeptArgs = {
  readonly reservationId: bigint;
};

/** Follows the end of a reservation for whose slots others wait. */
export async function onSlotsKept(rows: ChainRows, event: EventOf<SlotsKeptArgs>): Promise<void> {
  await rows.patch(reservationTable, { id: event.args.reservationId }, { isKept: true });
}
