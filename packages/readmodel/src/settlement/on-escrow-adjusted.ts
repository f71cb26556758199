import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { postLedgerLeg } from "./post-ledger-leg.ts";

export type EscrowAdjustedArgs = {
  readonly reservationId: bigint;
  readonly borrowerId: number;
  readonly ownerId: number;
  readonly escrowBefore: bigint;
  readonly escrowAfter: bigint;
  readonly toOwner: bigint;
  readonly toBorrower: bigint;
};

/** An amendment changes the escrow and may owe the owner a late fee; a recall may owe the borrower one. */
export async function onEscrowAdjusted(rows: ChainRows, event: EventOf<EscrowAdjustedArgs>): Promise<void> {
  const { reservationId, borrowerId, ownerId, escrowBefore, escrowAfter, toOwner, toBorrower } = event.args;
  await postLedgerLeg(rows, event, {
    leg: 0,
    facilityId: borrowerId,
    kind: "escrow-adjusted",
    freeChange: escrowBefore - escrowAfter - toOwner,
    escrowedChange: escrowAfter - escrowBefore,
    reservationId,
  });
  if (toOwner !== 0n) {
    await postLedgerLeg(rows, event, {
      leg: 1,
      facilityId: ownerId,
      kind: "late-fee",
      freeChange: toOwner,
      reservationId,
    });
  }
  if (toBorrower !== 0n) {
    const kind = "recall-compensation";
    const paid = { kind, freeChange: -toBorrower, facilityId: ownerId, reservationId } as const;
    await postLedgerLeg(rows, event, { leg: 2, ...paid });
    await postLedgerLeg(rows, event, { leg: 3, ...paid, facilityId: borrowerId, freeChange: toBorrower });
  }
}
