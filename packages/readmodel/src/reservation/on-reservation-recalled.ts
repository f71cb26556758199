import { parseRecallReason } from "@medequipshare/domain";
import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { enterChange } from "./enter-change.ts";
import { requireReservation } from "./require-reservation.ts";
import { reservationTable } from "./table.ts";

export type ReservationRecalledArgs = {
  readonly reservationId: bigint;
  readonly unitId: number;
  readonly borrowerId: number;
  readonly by: Hex;
  readonly endsAt: number;
  readonly escrow: bigint;
  readonly toBorrower: bigint;
  readonly reasonCode: number;
  readonly reasonHash: Hex;
};

/** The money moves by EscrowAdjusted, which follows in the same call. */
export async function onReservationRecalled(
  rows: ChainRows,
  event: EventOf<ReservationRecalledArgs>,
): Promise<void> {
  const { reservationId, by, endsAt, escrow, toBorrower, reasonCode, reasonHash } = event.args;
  const before = await requireReservation(rows, reservationId);
  const after = { ...before, endsAt, escrow, freeUntil: 0 };
  rows.put(reservationTable, after);
  const rest = { toBorrower, reason: parseRecallReason(reasonCode), reasonHash };
  enterChange(rows, event, { kind: "recalled", by, before, after, rest });
}
