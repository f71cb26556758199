import type { EventPlace } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { type LedgerEntryKind, ledgerAccountTable, ledgerEntryTable } from "./table.ts";

export type LedgerLeg = {
  /** Number of the leg within its event. */
  readonly leg: number;
  readonly facilityId: number;
  readonly kind: LedgerEntryKind;
  /** Signed, token units. */
  readonly freeChange?: bigint;
  readonly escrowedChange?: bigint;
  /** Signed change of what live reservations take of the cover, token units, and of their number. */
  readonly insuredChange?: bigint;
  readonly loansChange?: 1 | -1;
  readonly reservationId?: bigint;
  readonly workOrderId?: bigint;
};

/** Changes an account's balances and enters the change in its book. */
export async function postLedgerLeg(rows: ChainRows, place: EventPlace, leg: LedgerLeg): Promise<void> {
  const { facilityId, freeChange = 0n, escrowedChange = 0n } = leg;
  const account = await rows.find(ledgerAccountTable, { facilityId });
  const free = (account?.free ?? 0n) + freeChange;
  const escrowed = (account?.escrowed ?? 0n) + escrowedChange;
  const insured = (account?.insured ?? 0n) + (leg.insuredChange ?? 0n);
  const loans = (account?.loans ?? 0) + (leg.loansChange ?? 0);
  rows.put(ledgerAccountTable, { facilityId, free, escrowed, insured, loans });
  rows.put(ledgerEntryTable, {
    block: place.block,
    logIndex: place.logIndex,
    leg: leg.leg,
    facilityId,
    kind: leg.kind,
    freeChange,
    escrowedChange,
    free,
    escrowed,
    reservationId: leg.reservationId,
    workOrderId: leg.workOrderId,
    transaction: place.transaction,
    at: place.at,
  });
}
