import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { lentDayTable, lentTable, settlementTable } from "./table.ts";

export type LoanSettledArgs = {
  readonly reservationId: bigint;
  readonly ownerId: number;
  readonly borrowerId: number;
  readonly metered: boolean;
  readonly settlement: {
    readonly meteredSeconds: bigint;
    readonly lateSeconds: bigint;
    readonly revenue: bigint;
    readonly contribution: bigint;
    readonly lateFee: bigint;
    readonly refund: bigint;
    readonly shortfall: bigint;
  };
};

const DAY_SECONDS = 86_400;

export async function onLoanSettled(rows: ChainRows, event: EventOf<LoanSettledArgs>): Promise<void> {
  const { args } = event;

  const { settlement, ...loan } = args;
  rows.put(settlementTable, { ...loan, ...settlement, settledAt: event.timestamp });
  const { ownerId } = args;
  const lent = await rows.find(lentTable, { ownerId });
  const seconds = (lent?.seconds ?? 0n) + settlement.meteredSeconds;
  rows.put(lentTable, { ownerId, seconds });
  rows.put(lentDayTable, { ownerId, day: Math.floor(event.timestamp / DAY_SECONDS), seconds });
}
