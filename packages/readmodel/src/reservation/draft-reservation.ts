import { decodePolicy, parsePriority } from "@medequipshare/domain";
import type { ChainRows, Row } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { termsTable, unitTable } from "../equipment/table.ts";
import { isWaitedFor } from "./is-waited-for.ts";
import type { reservationTable } from "./table.ts";

export type DraftReservationParameters = {
  readonly id: bigint;
  readonly unitId: number;
  readonly borrowerId: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly termsVersion: number;
  readonly priority: number;
  readonly by: Hex;
  readonly at: number;
};

/** A reservation as it is before its first state; owner and policy are those of that moment. */
export async function draftReservation(
  rows: ChainRows,
  parameters: DraftReservationParameters,
): Promise<Row<typeof reservationTable>> {
  const { by, at, priority, ...asked } = parameters;
  const { unitId, termsVersion } = asked;
  const unit = await rows.find(unitTable, { id: unitId });
  const terms = await rows.find(termsTable, { unitId, version: termsVersion });
  return {
    ...asked,
    ownerId: unit?.ownerId ?? 0,
    priority: parsePriority(priority),
    state: "none",
    escrow: 0n,
    insured: 0n,
    heldUntil: 0,
    freeUntil: 0,
    offeredToId: null,
    madeBy: lowerHex(by),
    madeAt: at,
    approvalNeeded: terms !== undefined && decodePolicy(terms.policy).approvalNeeded,
    approvedBy: null,
    approvedAt: null,
    confirmedBy: null,
    confirmedAt: null,
    startedAt: null,
    returnedAt: null,
    settledAt: null,
    cancelledFor: null,
    cancelledBy: null,
    cancelledAt: null,
    cancellationFee: null,
    expiredAt: null,
    // Made while facilities wait for the unit, so that its end keeps its slots for them.
    isAwaited: isWaitedFor(unit),
    isKept: false,
  };
}
