import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { termsTable, unitTable } from "../equipment/table.ts";
import { enterChange } from "./enter-change.ts";
import { isWaitedFor } from "./is-waited-for.ts";
import { requireReservation } from "./require-reservation.ts";
import { reservationTable } from "./table.ts";

export type ReservationAmendedArgs = {
  readonly reservationId: bigint;
  readonly unitId: number;
  readonly borrowerId: number;
  readonly by: Hex;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly escrow: bigint;
  readonly toOwner: bigint;
};

/** The money moves by EscrowAdjusted, which follows in the same call. */
export async function onReservationAmended(
  rows: ChainRows,
  event: EventOf<ReservationAmendedArgs>,
): Promise<void> {
  const { reservationId, by, startsAt, endsAt, escrow, toOwner } = event.args;
  const before = await requireReservation(rows, reservationId);
  const terms = await rows.find(termsTable, { unitId: before.unitId, version: before.termsVersion });
  const isFree = before.state !== "on-loan" && event.timestamp <= before.freeUntil;
  const latest = startsAt - (terms?.freeCancelSeconds ?? 0);
  const freeUntil = isFree ? Math.min(before.freeUntil, latest) : 0;
  const unit = await rows.find(unitTable, { id: before.unitId });
  const isAwaited = before.isAwaited || isWaitedFor(unit);
  const after = { ...before, startsAt, endsAt, escrow, freeUntil, offeredToId: null, isAwaited };
  rows.put(reservationTable, after);
  enterChange(rows, event, { kind: "amended", by, before, after, rest: { toOwner } });
}
