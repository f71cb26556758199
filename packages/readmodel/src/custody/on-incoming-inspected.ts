import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { inspectionTable, loanTable } from "./table.ts";

export type IncomingInspectedArgs = {
  readonly reservationId: bigint;
  readonly unitId: number;
  readonly by: Hex;
  readonly accepted: boolean;
  readonly document: Hex;
};

export async function onIncomingInspected(
  rows: ChainRows,
  event: EventOf<IncomingInspectedArgs>,
): Promise<void> {
  const { args } = event;

  rows.put(inspectionTable, {
    ...args,
    block: event.block,
    logIndex: event.logIndex,
    by: lowerHex(args.by),
    at: event.timestamp,
  });
  await rows.patch(loanTable, { reservationId: args.reservationId }, { inspected: args.accepted });
}
