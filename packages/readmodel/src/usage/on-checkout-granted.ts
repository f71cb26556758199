import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { grantTable } from "./table.ts";

export type CheckoutGrantedArgs = {
  readonly reservationId: bigint;
  readonly unitId: number;
  readonly operator: Hex;
  readonly lockNonce: Hex;
};

export function onCheckoutGranted(rows: ChainRows, event: EventOf<CheckoutGrantedArgs>): void {
  const { args } = event;

  rows.put(grantTable, { ...args, operator: lowerHex(args.operator), grantedAt: event.timestamp });
}
