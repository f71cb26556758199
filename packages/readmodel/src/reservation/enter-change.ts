import type { EventPlace } from "../db/chain-event.ts";
import type { ChainRows, Row } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { type ReservationChangeKind, reservationChangeTable, type reservationTable } from "./table.ts";

type ReservationRow = Row<typeof reservationTable>;
type ChangeRow = Row<typeof reservationChangeTable>;

export type EnteredChange = {
  readonly kind: ReservationChangeKind;
  readonly by: Hex;
  readonly before: ReservationRow;
  readonly after: ReservationRow;
  readonly rest?: Partial<Pick<ChangeRow, "toOwner" | "toBorrower" | "reason" | "reasonHash">>;
};

/** Enters a change in the history of its reservation. */
export function enterChange(
  rows: ChainRows,
  { block, logIndex, at, transaction }: EventPlace,
  { kind, by, before, after, rest }: EnteredChange,
): void {
  rows.put(reservationChangeTable, {
    block,
    logIndex,
    reservationId: after.id,
    kind,
    by,
    at,
    startsAtBefore: before.startsAt,
    endsAtBefore: before.endsAt,
    startsAt: after.startsAt,
    endsAt: after.endsAt,
    borrowerIdBefore: before.borrowerId,
    borrowerId: after.borrowerId,
    escrowBefore: before.escrow,
    escrow: after.escrow,
    toOwner: 0n,
    toBorrower: 0n,
    offeredToId: after.offeredToId,
    transaction,
    ...rest,
  });
}
