import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { facilityTable } from "./table.ts";

export type FacilityActivatedArgs = {
  readonly facilityId: number;
  readonly activeUntil: number;
  readonly insuredUntil: number;
  readonly cover: bigint;
};

export async function onFacilityActivated(
  rows: ChainRows,
  event: EventOf<FacilityActivatedArgs>,
): Promise<void> {
  const { args } = event;

  const { facilityId, ...standing } = args;
  await rows.patch(facilityTable, { id: facilityId }, standing);
}
