import { parseBreakGlassReason } from "@medequipshare/domain";
import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { breakGlassTable } from "./table.ts";

export type BreakGlassIdentifiedArgs = {
  readonly unitId: number;
  readonly lock: number;
  readonly sequence: number;
  readonly facilityId: number;
  readonly identifiedBy: Hex;
  readonly reasonCode: number;
  readonly reasonHash: Hex;
  readonly late: boolean;
};

export async function onBreakGlassIdentified(
  rows: ChainRows,
  event: EventOf<BreakGlassIdentifiedArgs>,
): Promise<void> {
  const { unitId, lock, sequence, facilityId, identifiedBy, reasonCode, reasonHash, late } = event.args;
  await rows.patch(
    breakGlassTable,
    { unitId, lock, sequence },
    {
      identifiedAt: event.timestamp,
      identifiedBy: lowerHex(identifiedBy),
      identifierId: facilityId,
      reason: parseBreakGlassReason(reasonCode),
      reasonHash,
      isLate: late,
    },
  );
}
