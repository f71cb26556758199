import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { unitTable } from "../equipment/table.ts";
import { borrowerOf } from "./on-break-glass-placed.ts";
import { breakGlassTable } from "./table.ts";

export type BreakGlassRecordedArgs = {
  readonly unitId: number;
  readonly lock: number;
  readonly sequence: number;
  readonly bootCount: number;
  readonly openedAt: number;
  readonly identifyBy: number;
  readonly holderId: number;
  readonly reservationId: bigint;
};

export async function onBreakGlassRecorded(
  rows: ChainRows,
  event: EventOf<BreakGlassRecordedArgs>,
): Promise<void> {
  const { openedAt, reservationId, ...args } = event.args;
  const unit = await rows.find(unitTable, { id: args.unitId });
  rows.put(breakGlassTable, {
    ...args,
    openedAt: openedAt === 0 ? null : openedAt,
    recordedAt: event.timestamp,
    ownerId: unit?.ownerId ?? args.holderId,
    ...(await borrowerOf(rows, reservationId)),
    identifiedAt: null,
    identifiedBy: null,
    identifierId: null,
    reason: null,
    reasonHash: null,
    isLate: null,
    reviewedAt: null,
    reviewedBy: null,
    reviewerId: null,
    isJustified: null,
    report: null,
  });
}
