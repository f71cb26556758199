import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { fundBalanceTable, fundEntryTable, workOrderTable } from "./table.ts";

export type WorkPaidArgs = {
  readonly workOrderId: bigint;
  readonly unitId: number;
  readonly amount: bigint;
  readonly balance: bigint;
  readonly by: Hex;
};

export async function onWorkPaid(rows: ChainRows, event: EventOf<WorkPaidArgs>): Promise<void> {
  const { args } = event;

  const { workOrderId, unitId, amount, balance, by } = args;
  const change = { state: "paid", acceptedBy: lowerHex(by), paidAt: event.timestamp } as const;
  await rows.patch(workOrderTable, { id: workOrderId }, change);
  const fund = await rows.find(fundBalanceTable, { unitId });
  const paidOut = (fund?.paidOut ?? 0n) + amount;
  rows.put(fundBalanceTable, { unitId, balance, contributed: fund?.contributed ?? 0n, paidOut });
  rows.put(fundEntryTable, {
    block: event.block,
    logIndex: event.logIndex,
    unitId,
    kind: "payout",
    facilityId: null,
    workOrderId,
    amount,
    balance,
    at: event.timestamp,
  });
}
