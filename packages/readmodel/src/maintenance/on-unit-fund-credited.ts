import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { fundBalanceTable, fundEntryTable } from "./table.ts";

export type UnitFundCreditedArgs = {
  readonly unitId: number;
  readonly facilityId: number;
  readonly amount: bigint;
  readonly balance: bigint;
};

export async function onUnitFundCredited(
  rows: ChainRows,
  event: EventOf<UnitFundCreditedArgs>,
): Promise<void> {
  const { args } = event;

  const { unitId, facilityId, amount, balance } = args;
  const fund = await rows.find(fundBalanceTable, { unitId });
  const contributed = (fund?.contributed ?? 0n) + amount;
  rows.put(fundBalanceTable, { unitId, balance, contributed, paidOut: fund?.paidOut ?? 0n });
  rows.put(fundEntryTable, {
    block: event.block,
    logIndex: event.logIndex,
    unitId,
    kind: "contribution",
    facilityId,
    workOrderId: null,
    amount,
    balance,
    at: event.timestamp,
  });
}
