import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { unitTable } from "./table.ts";

export type HolderChangedArgs = {
  readonly unitId: number;
  readonly holderId: number;
};

export async function onHolderChanged(rows: ChainRows, event: EventOf<HolderChangedArgs>): Promise<void> {
  const { args } = event;

  await rows.patch(unitTable, { id: args.unitId }, { holderId: args.holderId });
}
