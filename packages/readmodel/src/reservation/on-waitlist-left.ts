import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { waitlistEntryTable } from "./table.ts";

export type WaitlistLeftArgs = {
  readonly entryId: bigint;
  readonly unitId: number;
  readonly facilityId: number;
  readonly by: Hex;
};

export async function onWaitlistLeft(rows: ChainRows, event: EventOf<WaitlistLeftArgs>): Promise<void> {
  const ended = { state: "left", endedAt: event.timestamp } as const;
  await rows.patch(waitlistEntryTable, { id: event.args.entryId }, ended);
}
