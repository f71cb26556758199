import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { unitTable } from "./table.ts";

export type UnitQuarantinedArgs = {
  readonly unitId: number;
  readonly by: Hex;
  readonly faultCode: number;
};

export async function onUnitQuarantined(rows: ChainRows, event: EventOf<UnitQuarantinedArgs>): Promise<void> {
  const { args } = event;

  await rows.patch(unitTable, { id: args.unitId }, { faultCode: args.faultCode });
}
