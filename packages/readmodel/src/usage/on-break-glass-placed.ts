import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { reservationTable } from "../reservation/table.ts";
import { breakGlassTable } from "./table.ts";

export type BreakGlassPlacedArgs = {
  readonly unitId: number;
  readonly lock: number;
  readonly sequence: number;
  readonly holderId: number;
  readonly reservationId: bigint;
};

export async function onBreakGlassPlaced(
  rows: ChainRows,
  event: EventOf<BreakGlassPlacedArgs>,
): Promise<void> {
  const { unitId, lock, sequence, holderId, reservationId } = event.args;
  const key = { unitId, lock, sequence };
  await rows.patch(breakGlassTable, key, { holderId, ...(await borrowerOf(rows, reservationId)) });
}

/** The loan that an opening was put down to, 0 for none, and its borrower. */
export async function borrowerOf(rows: ChainRows, reservationId: bigint) {
  if (reservationId === 0n) return { reservationId: null, borrowerId: null };
  const reservation = await rows.find(reservationTable, { id: reservationId });
  return { reservationId, borrowerId: reservation?.borrowerId ?? null };
}
