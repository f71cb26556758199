import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { termsTable } from "../equipment/table.ts";
import { postLedgerLeg } from "../settlement/post-ledger-leg.ts";
import { draftReservation } from "./draft-reservation.ts";
import { reservationTable } from "./table.ts";

export type ReservationConfirmedArgs = {
  readonly reservationId: bigint;
  readonly unitId: number;
  readonly borrowerId: number;
  readonly by: Hex;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly priority: number;
  readonly termsVersion: number;
  readonly escrow: bigint;
  readonly insured: bigint;
};

/** Follows a hold, or makes and confirms in one step. */
export async function onReservationConfirmed(
  rows: ChainRows,
  event: EventOf<ReservationConfirmedArgs>,
): Promise<void> {
  const { args } = event;

  const { reservationId, by, priority, escrow, insured, ...asked } = args;
  const held = await rows.find(reservationTable, { id: reservationId });
  const made =
    held ??
    (await draftReservation(rows, { ...asked, id: reservationId, by, priority, at: event.timestamp }));
  const terms = await rows.find(termsTable, { unitId: made.unitId, version: made.termsVersion });
  rows.put(reservationTable, {
    ...made,
    state: "confirmed",
    heldUntil: 0,
    freeUntil: terms === undefined ? 0 : made.startsAt - terms.freeCancelSeconds,
    escrow,
    insured,
    confirmedBy: lowerHex(by),
    confirmedAt: event.timestamp,
  });
  // The ledger moves the escrow in the same call and leaves it to this event to say so.
  await postLedgerLeg(rows, event, {
    leg: 0,
    facilityId: made.borrowerId,
    kind: "escrow-held",
    freeChange: -escrow,
    escrowedChange: escrow,
    insuredChange: insured,
    loansChange: 1,
    reservationId,
  });
}
