import type { MaintenanceWindow, NodeClient, Reservation } from "@medequipshare/protocol";

const YEAR = 365 * 86_400;
/** Beyond a unit's reservations to either side; a calendar word lasts at most 256 hours. */
const MARGIN = 256 * 3_600;

/** The maintenance windows around the reservations of each unit, by unit; units never reserved are left out. */
export async function listWindows(
  node: NodeClient,
  reservations: readonly Reservation[],
): Promise<ReadonlyMap<number, readonly MaintenanceWindow[]>> {
  const byUnit = Map.groupBy(reservations, ({ unitId }) => unitId);
  const windows = new Map<number, readonly MaintenanceWindow[]>();
  for (const [unitId, own] of byUnit) {
    const found = new Map<bigint, MaintenanceWindow>();
    const end = Math.max(...own.map(({ endsAt }) => endsAt)) + MARGIN;
    const begin = Math.max(0, Math.min(...own.map(({ startsAt }) => startsAt)) - MARGIN);
    for (let from = begin; from < end; from += YEAR) {
      const query = { from, to: Math.min(from + YEAR, end) };
      const calendar = await node.unit.calendar({ params: { unitId }, query });
      for (const window of calendar.windows) found.set(window.windowId, window);
    }
    windows.set(unitId, [...found.values()]);
  }
  return windows;
}
