import type { EventPlace } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { postLedgerLeg } from "./post-ledger-leg.ts";

export type EscrowHeld = {
  readonly facilityId: number;
  readonly reservationId: bigint;
  /** Token units. */
  readonly escrow: bigint;
  /** What the reservation takes of the facility's cover, token units. */
  readonly insured: bigint;
};

/** The ledger takes an escrow in the call that reserves and leaves it to that call's event to say so. */
export function postEscrowHeld(
  rows: ChainRows,
  place: EventPlace,
  { facilityId, reservationId, escrow, insured }: EscrowHeld,
): Promise<void> {
  return postLedgerLeg(rows, place, {
    leg: 0,
    facilityId,
    kind: "escrow-held",
    freeChange: -escrow,
    escrowedChange: escrow,
    insuredChange: insured,
    loansChange: 1,
    reservationId,
  });
}
