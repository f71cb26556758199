import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { maintenanceWindowTable } from "./table.ts";

export type MaintenanceWindowOpenedArgs = {
  readonly windowId: bigint;
  readonly unitId: number;
  readonly by: Hex;
  readonly startsAt: number;
  readonly endsAt: number;
};

export function onMaintenanceWindowOpened(
  rows: ChainRows,
  event: EventOf<MaintenanceWindowOpenedArgs>,
): void {
  const { windowId: id, unitId, by, startsAt, endsAt } = event.args;
  const opened = { openedBy: lowerHex(by), openedAt: event.timestamp, closedBy: null, closedAt: null };
  rows.put(maintenanceWindowTable, { id, unitId, startsAt, endsAt, ...opened });
}
