import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { postLedgerLeg } from "../settlement/post-ledger-leg.ts";
import { enterChange } from "./enter-change.ts";
import { requireReservation } from "./require-reservation.ts";
import { reservationTable } from "./table.ts";

export type ReservationTransferredArgs = {
  readonly reservationId: bigint;
  readonly fromFacilityId: number;
  readonly toFacilityId: number;
  readonly by: Hex;
  readonly escrow: bigint;
  readonly insured: bigint;
};

/** The old borrower's escrow came back by EscrowReleased just before. */
export async function onReservationTransferred(
  rows: ChainRows,
  event: EventOf<ReservationTransferredArgs>,
): Promise<void> {
  const { reservationId, toFacilityId, by, escrow, insured } = event.args;
  const before = await requireReservation(rows, reservationId);
  const after = { ...before, borrowerId: toFacilityId, escrow, insured, offeredToId: null };
  rows.put(reservationTable, after);
  enterChange(rows, event, { kind: "transferred", by, before, after });
  // The ledger takes the new escrow in the same call and leaves it to this event to say so.
  await postLedgerLeg(rows, event, {
    leg: 0,
    facilityId: toFacilityId,
    kind: "escrow-held",
    freeChange: -escrow,
    escrowedChange: escrow,
    insuredChange: insured,
    loansChange: 1,
    reservationId,
  });
}
