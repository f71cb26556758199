import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { overrideTable } from "./table.ts";

export type OverrideReviewedArgs = {
  readonly displacedId: bigint;
  readonly facilityId: number;
  readonly reviewerId: number;
  readonly by: Hex;
  readonly justified: boolean;
  readonly bond: bigint;
  readonly suspendedUntil: number;
  readonly documentHash: Hex;
};

/** The bond moves by BondReleased of the same call. */
export async function onOverrideReviewed(
  rows: ChainRows,
  event: EventOf<OverrideReviewedArgs>,
): Promise<void> {
  const { displacedId, reviewerId, by, justified, suspendedUntil, documentHash } = event.args;
  const reviewed = {
    state: justified ? "justified" : "unjustified",
    reviewerId,
    reviewedBy: lowerHex(by),
    reviewedAt: event.timestamp,
    reviewDocument: lowerHex(documentHash),
    suspendedUntil,
  } as const;
  await rows.patch(overrideTable, { displacedId }, reviewed);
}
