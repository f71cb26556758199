import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { waitlistEntryTable } from "./table.ts";

export type WaitlistPromotedArgs = {
  readonly entryId: bigint;
  readonly reservationId: bigint;
  readonly facilityId: number;
  readonly unitId: number;
};

export async function onWaitlistPromoted(
  rows: ChainRows,
  event: EventOf<WaitlistPromotedArgs>,
): Promise<void> {
  const { entryId, reservationId } = event.args;
  const ended = { state: "promoted", endedAt: event.timestamp, reservationId } as const;
  await rows.patch(waitlistEntryTable, { id: entryId }, ended);
}
