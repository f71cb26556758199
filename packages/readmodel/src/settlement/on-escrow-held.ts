import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { postLedgerLeg } from "./post-ledger-leg.ts";

export type EscrowHeldArgs = {
  readonly reservationId: bigint;
  readonly facilityId: number;
  readonly amount: bigint;
  readonly insured: bigint;
};

export async function onEscrowHeld(rows: ChainRows, event: EventOf<EscrowHeldArgs>): Promise<void> {
  const { args } = event;

  const { facilityId, reservationId, amount, insured } = args;
  await postLedgerLeg(rows, event, {
    leg: 0,
    facilityId,
    kind: "escrow-held",
    freeChange: -amount,
    escrowedChange: amount,
    insuredChange: insured,
    loansChange: 1,
    reservationId,
  });
}
