import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { waitlistEntryTable } from "./table.ts";

export type WaitlistDroppedArgs = {
  readonly entryId: bigint;
  readonly unitId: number;
  readonly facilityId: number;
  readonly reason: Hex;
};

export async function onWaitlistDropped(rows: ChainRows, event: EventOf<WaitlistDroppedArgs>): Promise<void> {
  const { entryId, reason } = event.args;
  const ended = { state: "dropped", endedAt: event.timestamp, dropReason: lowerHex(reason) } as const;
  await rows.patch(waitlistEntryTable, { id: entryId }, ended);
}
