import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { postLedgerLeg } from "./post-ledger-leg.ts";

export type LedgerDepositedArgs = {
  readonly facilityId: number;
  readonly from: Hex;
  readonly amount: bigint;
  readonly free: bigint;
};

export async function onLedgerDeposited(rows: ChainRows, event: EventOf<LedgerDepositedArgs>): Promise<void> {
  const { args } = event;

  const { facilityId, amount } = args;
  await postLedgerLeg(rows, event, { leg: 0, facilityId, kind: "deposit", freeChange: amount });
}
