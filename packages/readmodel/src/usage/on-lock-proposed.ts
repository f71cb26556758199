import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { lockProposalTable } from "./table.ts";

export type LockProposedArgs = {
  readonly unitId: number;
  readonly proposedBy: Hex;
  readonly x: Hex;
  readonly y: Hex;
};

export function onLockProposed(rows: ChainRows, event: EventOf<LockProposedArgs>): void {
  const { args } = event;

  rows.put(lockProposalTable, {
    ...args,
    proposedBy: lowerHex(args.proposedBy),
    proposedAt: event.timestamp,
  });
}
