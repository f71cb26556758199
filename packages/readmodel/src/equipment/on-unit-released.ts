import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { unitTable } from "./table.ts";

export type UnitReleasedArgs = {
  readonly unitId: number;
  readonly by: Hex;
  readonly document: Hex;
};

export async function onUnitReleased(rows: ChainRows, event: EventOf<UnitReleasedArgs>): Promise<void> {
  const { args } = event;

  await rows.patch(unitTable, { id: args.unitId }, { faultCode: null });
}
