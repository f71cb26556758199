import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { meterTable } from "./table.ts";

export type MeterProposedArgs = {
  readonly unitId: number;
  readonly epoch: number;
  readonly proposedBy: Hex;
  readonly x: Hex;
  readonly y: Hex;
};

export function onMeterProposed(rows: ChainRows, event: EventOf<MeterProposedArgs>): void {
  const { args } = event;

  rows.put(meterTable, {
    ...args,
    proposedBy: lowerHex(args.proposedBy),
    proposedAt: event.timestamp,
    runSecondsBefore: null,
    witnessFacilityId: null,
    witness: null,
    enrolledAt: null,
  });
}
