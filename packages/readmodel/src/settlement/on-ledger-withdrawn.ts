import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { postLedgerLeg } from "./post-ledger-leg.ts";

export type LedgerWithdrawnArgs = {
  readonly facilityId: number;
  readonly to: Hex;
  readonly amount: bigint;
  readonly free: bigint;
};

export async function onLedgerWithdrawn(rows: ChainRows, event: EventOf<LedgerWithdrawnArgs>): Promise<void> {
  const { args } = event;

  const { facilityId, amount } = args;
  await postLedgerLeg(rows, event, { leg: 0, facilityId, kind: "withdrawal", freeChange: -amount });
}
