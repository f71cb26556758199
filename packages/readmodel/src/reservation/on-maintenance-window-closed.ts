import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { maintenanceWindowTable } from "./table.ts";

export type MaintenanceWindowClosedArgs = {
  readonly windowId: bigint;
  readonly unitId: number;
  readonly by: Hex;
};

export async function onMaintenanceWindowClosed(
  rows: ChainRows,
  event: EventOf<MaintenanceWindowClosedArgs>,
): Promise<void> {
  const { windowId, by } = event.args;
  const closed = { closedBy: lowerHex(by), closedAt: event.timestamp };
  await rows.patch(maintenanceWindowTable, { id: windowId }, closed);
}
