import type { EventPlace } from "../db/chain-event.ts";
import type { ChainRows, Row } from "../db/chain-rows.ts";
import type { reservationTable } from "../reservation/table.ts";
import { postLedgerLeg } from "./post-ledger-leg.ts";

export type PostedOverride = {
  readonly overriderId: number;
  /** As it was before the override. */
  readonly displaced: Row<typeof reservationTable>;
  /** Paid to the displaced borrower, and as much set aside, token units. */
  readonly compensation: bigint;
};

/**
 * What an override moves beside the emergency's own escrow: the displaced one's back whole, the compensation, the bond.
 * A hold had paid nothing and gets nothing.
 */
export async function postOverride(
  rows: ChainRows,
  place: EventPlace,
  { overriderId, displaced, compensation }: PostedOverride,
): Promise<void> {
  const { id: reservationId, borrowerId, state, escrow, insured } = displaced;
  if (state === "confirmed") {
    await postLedgerLeg(rows, place, {
      leg: 0,
      facilityId: borrowerId,
      kind: "escrow-released",
      freeChange: escrow,
      escrowedChange: -escrow,
      insuredChange: -insured,
      loansChange: -1,
      reservationId,
    });
  }
  if (compensation === 0n) return;
  const kind = "override-compensation";
  const paid = { kind, facilityId: overriderId, freeChange: -compensation, reservationId } as const;
  await postLedgerLeg(rows, place, { leg: 1, ...paid });
  await postLedgerLeg(rows, place, { leg: 2, ...paid, facilityId: borrowerId, freeChange: compensation });
  await postLedgerLeg(rows, place, {
    leg: 3,
    facilityId: overriderId,
    kind: "bond-set-aside",
    freeChange: -compensation,
    escrowedChange: compensation,
    reservationId,
  });
}
