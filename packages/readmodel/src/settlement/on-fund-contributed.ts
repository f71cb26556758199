import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { postLedgerLeg } from "./post-ledger-leg.ts";
import { FUND_ACCOUNT } from "./table.ts";

export type FundContributedArgs = {
  readonly facilityId: number;
  readonly amount: bigint;
};

export async function onFundContributed(rows: ChainRows, event: EventOf<FundContributedArgs>): Promise<void> {
  const { args } = event;

  const { facilityId, amount } = args;
  const kind = "fund-contribution";
  await postLedgerLeg(rows, event, { leg: 0, facilityId, kind, freeChange: -amount });
  await postLedgerLeg(rows, event, { leg: 1, facilityId: FUND_ACCOUNT, kind, freeChange: amount });
}
