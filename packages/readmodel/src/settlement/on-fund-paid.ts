import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { postLedgerLeg } from "./post-ledger-leg.ts";
import { FUND_ACCOUNT } from "./table.ts";

export type FundPaidArgs = {
  readonly workOrderId: bigint;
  readonly payeeId: number;
  readonly amount: bigint;
};

export async function onFundPaid(rows: ChainRows, event: EventOf<FundPaidArgs>): Promise<void> {
  const { args } = event;

  const { workOrderId, payeeId, amount } = args;
  const kind = "fund-payment";
  await postLedgerLeg(rows, event, {
    leg: 0,
    facilityId: FUND_ACCOUNT,
    kind,
    freeChange: -amount,
    workOrderId,
  });
  await postLedgerLeg(rows, event, { leg: 1, facilityId: payeeId, kind, freeChange: amount, workOrderId });
}
