import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { planTable } from "../maintenance/table.ts";
import { relist } from "../reservation/relist.ts";
import { unitTable } from "./table.ts";

export type FitnessChangedArgs = {
  readonly unitId: number;
  readonly reasons: number;
  readonly maintenanceDueAt: number;
};

/** A preventive maintenance that was accepted moves the plan's date without another event. */
export async function onFitnessChanged(rows: ChainRows, event: EventOf<FitnessChangedArgs>): Promise<void> {
  const { args } = event;

  const { unitId, ...verdict } = args;
  await rows.patch(unitTable, { id: unitId }, verdict);
  await relist(rows, unitId);
  const plan = await rows.find(planTable, { unitId });
  if (plan !== undefined) rows.put(planTable, { ...plan, dueAt: args.maintenanceDueAt });
}
