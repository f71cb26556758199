import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { lockProposalTable, lockTable } from "./table.ts";

export type LockEnrolledArgs = {
  readonly unitId: number;
  readonly enrolledBy: Hex;
  readonly x: Hex;
  readonly y: Hex;
};

export function onLockEnrolled(rows: ChainRows, event: EventOf<LockEnrolledArgs>): void {
  const { args } = event;

  rows.delete(lockProposalTable, { unitId: args.unitId });
  rows.put(lockTable, { ...args, enrolledBy: lowerHex(args.enrolledBy), enrolledAt: event.timestamp });
}
