import { firstCallUntil, parseOverrideReason } from "@medequipshare/domain";
import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows, Row } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { postOverride } from "../settlement/post-override.ts";
import { requireReservation } from "./require-reservation.ts";
import { overrideTable, reservationTable } from "./table.ts";

export type OverrideMadeArgs = {
  readonly reservationId: bigint;
  readonly displacedId: bigint;
  readonly facilityId: number;
  readonly compensation: bigint;
  readonly reasonCode: number;
  readonly reasonHash: Hex;
};

/**
 * The one event for what an override ends and pays. The emergency's own reservation was confirmed by the event before,
 * which names the person.
 */
export async function onOverrideMade(rows: ChainRows, event: EventOf<OverrideMadeArgs>): Promise<void> {
  const { reservationId, displacedId, facilityId, compensation, reasonCode, reasonHash } = event.args;
  const displaced = await requireReservation(rows, displacedId);
  const { confirmedBy, madeBy } = await requireReservation(rows, reservationId);
  const by = confirmedBy ?? madeBy;
  cancelDisplaced(rows, displaced, { facilityId, by, at: event.timestamp });
  await postOverride(rows, event, { overriderId: facilityId, displaced, compensation });
  rows.put(overrideTable, {
    reservationId,
    displacedId,
    unitId: displaced.unitId,
    ownerId: displaced.ownerId,
    overriderId: facilityId,
    displacedFacilityId: displaced.borrowerId,
    madeBy: by,
    madeAt: event.timestamp,
    reason: parseOverrideReason(reasonCode),
    reasonHash: lowerHex(reasonHash),
    compensation,
    bond: compensation,
    state: "open",
    reviewerId: null,
    reviewedBy: null,
    reviewedAt: null,
    reviewDocument: null,
    suspendedUntil: null,
    firstCallUntil: firstCallUntil(event.timestamp),
    firstCallEntryId: null,
    transaction: event.transaction,
  });
}

function cancelDisplaced(
  rows: ChainRows,
  displaced: Row<typeof reservationTable>,
  { facilityId, by, at }: { readonly facilityId: number; readonly by: Hex; readonly at: number },
): void {
  const cancelled = { state: "cancelled", cancelledFor: facilityId, cancelledBy: by } as const;
  rows.put(reservationTable, { ...displaced, ...cancelled, cancelledAt: at, cancellationFee: 0n });
}
