import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { facilityTable, serviceAreaCellTable } from "./table.ts";

export type ServiceAreaChangedArgs = {
  readonly facilityId: number;
  readonly added: readonly bigint[];
  readonly removed: readonly bigint[];
  readonly areaResolutions: number;
};

/** The registry removes before it adds. */
export async function onServiceAreaChanged(
  rows: ChainRows,
  event: EventOf<ServiceAreaChangedArgs>,
): Promise<void> {
  const { args } = event;

  const { facilityId, areaResolutions } = args;
  for (const cell of args.removed) rows.delete(serviceAreaCellTable, { facilityId, cell });
  for (const cell of args.added) rows.put(serviceAreaCellTable, { facilityId, cell });
  await rows.patch(facilityTable, { id: facilityId }, { areaResolutions });
}
