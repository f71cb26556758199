import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { workOrderTable } from "./table.ts";

export type WorkRequestedArgs = {
  readonly workOrderId: bigint;
  readonly unitId: number;
  readonly providerId: number;
  readonly kind: number;
  readonly amount: bigint;
  readonly by: Hex;
  readonly quote: Hex;
};

export function onWorkRequested(rows: ChainRows, event: EventOf<WorkRequestedArgs>): void {
  const { args } = event;

  const { workOrderId, by, ...asked } = args;
  rows.put(workOrderTable, {
    ...asked,
    id: workOrderId,
    kind: args.kind === 0 ? "preventive" : "repair",
    state: "requested",
    requestedBy: lowerHex(by),
    requestedAt: event.timestamp,
    approvedBy: null,
    approvedAt: null,
    doneBy: null,
    doneAt: null,
    report: null,
    acceptedBy: null,
    paidAt: null,
  });
}
