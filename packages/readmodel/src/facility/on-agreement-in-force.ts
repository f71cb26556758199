import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { agreementTable } from "./table.ts";

export type AgreementInForceArgs = {
  readonly ownerId: number;
  readonly borrowerId: number;
  readonly agreement: {
    readonly ownerId: number;
    readonly borrowerId: number;
    readonly from: number;
    readonly until: number;
    readonly document: Hex;
    readonly priceSchedule: Hex;
  };
};

export function onAgreementInForce(rows: ChainRows, event: EventOf<AgreementInForceArgs>): void {
  const { args } = event;

  rows.put(agreementTable, { ...args.agreement, inForceAt: event.timestamp });
}
