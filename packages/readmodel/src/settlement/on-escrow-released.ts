import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { reservationTable } from "../reservation/table.ts";
import { postLedgerLeg } from "./post-ledger-leg.ts";
import { FUND_ACCOUNT } from "./table.ts";

export type EscrowReleasedArgs = {
  readonly reservationId: bigint;
  readonly borrowerId: number;
  readonly ownerId: number;
  readonly toOwner: bigint;
  readonly toFund: bigint;
  readonly refund: bigint;
};

export async function onEscrowReleased(rows: ChainRows, event: EventOf<EscrowReleasedArgs>): Promise<void> {
  const { args } = event;

  const { reservationId, borrowerId, ownerId, toOwner, toFund, refund } = args;
  const reservation = await rows.find(reservationTable, { id: reservationId });
  await postLedgerLeg(rows, event, {
    leg: 0,
    facilityId: borrowerId,
    kind: "escrow-released",
    freeChange: refund,
    escrowedChange: -(toOwner + toFund + refund),
    insuredChange: -(reservation?.insured ?? 0n),
    loansChange: -1,
    reservationId,
  });
  await postLedgerLeg(rows, event, {
    leg: 1,
    facilityId: ownerId,
    kind: "revenue",
    freeChange: toOwner,
    reservationId,
  });
  await postLedgerLeg(rows, event, {
    leg: 2,
    facilityId: FUND_ACCOUNT,
    kind: "fund-contribution",
    freeChange: toFund,
    reservationId,
  });
}
