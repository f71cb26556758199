import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { unitTable } from "./table.ts";

export type UnitApprovedArgs = {
  readonly unitId: number;
  readonly approvedBy: Hex;
};

export async function onUnitApproved(rows: ChainRows, event: EventOf<UnitApprovedArgs>): Promise<void> {
  const { args } = event;

  const approvedBy = lowerHex(args.approvedBy);
  await rows.patch(unitTable, { id: args.unitId }, { approvedBy, approvedAt: event.timestamp });
}
