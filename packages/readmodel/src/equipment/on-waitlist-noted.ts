import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { unitTable } from "./table.ts";

export type WaitlistNotedArgs = {
  readonly unitId: number;
  readonly waitlist: number;
};

export async function onWaitlistNoted(rows: ChainRows, event: EventOf<WaitlistNotedArgs>): Promise<void> {
  const { unitId, waitlist } = event.args;
  await rows.patch(unitTable, { id: unitId }, { waitlist });
}
