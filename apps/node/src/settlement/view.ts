import type { ledgerEntry, settlement } from "@medequipshare/protocol";
import type { LedgerEntryRow, SettlementRow } from "@medequipshare/readmodel";
import type { z } from "zod";

/** A settlement as the API tells it. */
export function settlementView({
  reservationId: _reservation,
  ownerId: _owner,
  borrowerId: _borrower,
  ...parts
}: SettlementRow): z.output<typeof settlement> {
  return parts;
}

/** A movement of a ledger account as the API tells it. */
export function ledgerEntryView(row: LedgerEntryRow): z.output<typeof ledgerEntry> {
  return {
    kind: row.kind,
    freeChange: row.freeChange.toString(),
    escrowedChange: row.escrowedChange.toString(),
    reservationId: row.reservationId,
    workOrderId: row.workOrderId,
    blockNumber: row.block,
    at: row.at,
    transactionHash: row.transaction,
  };
}
