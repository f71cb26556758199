import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { postLedgerLeg } from "./post-ledger-leg.ts";

export type BondReleasedArgs = {
  readonly reservationId: bigint;
  readonly fromFacilityId: number;
  readonly toFacilityId: number;
  readonly amount: bigint;
};

/** A review gives the bond back, or gives it to whom the override displaced. */
export async function onBondReleased(rows: ChainRows, event: EventOf<BondReleasedArgs>): Promise<void> {
  const { reservationId, fromFacilityId, toFacilityId, amount } = event.args;
  const isReturned = fromFacilityId === toFacilityId;
  const kind = isReturned ? "bond-returned" : "bond-forfeited";
  await postLedgerLeg(rows, event, {
    leg: 0,
    facilityId: fromFacilityId,
    kind,
    freeChange: isReturned ? amount : 0n,
    escrowedChange: -amount,
    reservationId,
  });
  if (isReturned) return;
  await postLedgerLeg(rows, event, {
    leg: 1,
    facilityId: toFacilityId,
    kind,
    freeChange: amount,
    reservationId,
  });
}
