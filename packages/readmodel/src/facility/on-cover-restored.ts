import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { facilityTable } from "./table.ts";

export type CoverRestoredArgs = {
  readonly facilityId: number;
  readonly amount: bigint;
  readonly coverLeft: bigint;
};

export async function onCoverRestored(rows: ChainRows, event: EventOf<CoverRestoredArgs>): Promise<void> {
  const { args } = event;

  await rows.patch(facilityTable, { id: args.facilityId }, { coverLeft: args.coverLeft });
}
