import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { settlementTable } from "./table.ts";

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

export function onLoanSettled(rows: ChainRows, event: EventOf<LoanSettledArgs>): void {
  const { args } = event;

  const { settlement, ...loan } = args;
  rows.put(settlementTable, { ...loan, ...settlement, settledAt: event.timestamp });
}
