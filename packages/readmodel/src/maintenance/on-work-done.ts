import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { workOrderTable } from "./table.ts";

export type WorkDoneArgs = {
  readonly workOrderId: bigint;
  readonly by: Hex;
  readonly report: Hex;
};

export async function onWorkDone(rows: ChainRows, event: EventOf<WorkDoneArgs>): Promise<void> {
  const { args } = event;

  const { workOrderId, by, report } = args;
  const change = { state: "done", doneBy: lowerHex(by), doneAt: event.timestamp, report } as const;
  await rows.patch(workOrderTable, { id: workOrderId }, change);
}
