import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { workOrderTable } from "./table.ts";

export type WorkApprovedArgs = {
  readonly workOrderId: bigint;
  readonly by: Hex;
};

export async function onWorkApproved(rows: ChainRows, event: EventOf<WorkApprovedArgs>): Promise<void> {
  const { args } = event;

  const change = { state: "approved", approvedBy: lowerHex(args.by), approvedAt: event.timestamp } as const;
  await rows.patch(workOrderTable, { id: args.workOrderId }, change);
}
