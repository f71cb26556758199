import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { planTable } from "./table.ts";

export type PlanSetArgs = {
  readonly unitId: number;
  readonly intervalSeconds: number;
  readonly dueAt: number;
  readonly by: Hex;
};

export function onPlanSet(rows: ChainRows, event: EventOf<PlanSetArgs>): void {
  const { args } = event;

  const { by, ...plan } = args;
  rows.put(planTable, { ...plan, setBy: lowerHex(by), setAt: event.timestamp });
}
