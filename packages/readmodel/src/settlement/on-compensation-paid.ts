import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { postLedgerLeg } from "./post-ledger-leg.ts";

export type CompensationPaidArgs = {
  readonly reservationId: bigint;
  readonly fromFacilityId: number;
  readonly toFacilityId: number;
  readonly amount: bigint;
  readonly bond: bigint;
};

/** An override compensates whom it displaced, and sets as much aside for its review. */
export async function onCompensationPaid(
  rows: ChainRows,
  event: EventOf<CompensationPaidArgs>,
): Promise<void> {
  const { reservationId, fromFacilityId, toFacilityId, amount, bond } = event.args;
  const kind = "override-compensation";
  const paid = { kind, facilityId: fromFacilityId, freeChange: -amount, reservationId } as const;
  await postLedgerLeg(rows, event, { leg: 0, ...paid });
  await postLedgerLeg(rows, event, { leg: 1, ...paid, facilityId: toFacilityId, freeChange: amount });
  await postLedgerLeg(rows, event, {
    leg: 2,
    facilityId: fromFacilityId,
    kind: "bond-set-aside",
    freeChange: -bond,
    escrowedChange: bond,
    reservationId,
  });
}
