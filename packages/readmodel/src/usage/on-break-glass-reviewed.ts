import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { breakGlassTable } from "./table.ts";

export type BreakGlassReviewedArgs = {
  readonly unitId: number;
  readonly lock: number;
  readonly sequence: number;
  readonly facilityId: number;
  readonly reviewedBy: Hex;
  readonly justified: boolean;
  readonly documentHash: Hex;
};

export async function onBreakGlassReviewed(
  rows: ChainRows,
  event: EventOf<BreakGlassReviewedArgs>,
): Promise<void> {
  const { unitId, lock, sequence, facilityId, reviewedBy, justified, documentHash } = event.args;
  await rows.patch(
    breakGlassTable,
    { unitId, lock, sequence },
    {
      reviewedAt: event.timestamp,
      reviewedBy: lowerHex(reviewedBy),
      reviewerId: facilityId,
      isJustified: justified,
      report: documentHash,
    },
  );
}
