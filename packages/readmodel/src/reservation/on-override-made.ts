import { parseOverrideReason } from "@medequipshare/domain";
import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { requireReservation } from "./require-reservation.ts";
import { overrideTable } from "./table.ts";

export type OverrideMadeArgs = {
  readonly reservationId: bigint;
  readonly displacedId: bigint;
  readonly facilityId: number;
  readonly displacedFacilityId: number;
  readonly by: Hex;
  readonly compensation: bigint;
  readonly bond: bigint;
  readonly firstCallUntil: number;
  readonly reasonCode: number;
  readonly reasonHash: Hex;
};

/** The displaced reservation was cancelled and the emergency's confirmed by events before this one. */
export async function onOverrideMade(rows: ChainRows, event: EventOf<OverrideMadeArgs>): Promise<void> {
  const { by, facilityId, reasonCode, reasonHash, ...made } = event.args;
  const { unitId, ownerId } = await requireReservation(rows, made.displacedId);
  rows.put(overrideTable, {
    ...made,
    unitId,
    ownerId,
    overriderId: facilityId,
    madeBy: lowerHex(by),
    madeAt: event.timestamp,
    reason: parseOverrideReason(reasonCode),
    reasonHash: lowerHex(reasonHash),
    state: "open",
    reviewerId: null,
    reviewedBy: null,
    reviewedAt: null,
    reviewDocument: null,
    suspendedUntil: null,
    firstCallEntryId: null,
    transaction: event.transaction,
  });
}
