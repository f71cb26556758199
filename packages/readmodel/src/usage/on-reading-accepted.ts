import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import { unitTable } from "../equipment/table.ts";
import { meterTable, readingTable } from "./table.ts";

export type ReadingAcceptedArgs = {
  readonly unitId: number;
  readonly epoch: number;
  readonly sequence: number;
  readonly takenAt: number;
  readonly runSeconds: bigint;
  readonly cycles: bigint;
};

export async function onReadingAccepted(rows: ChainRows, event: EventOf<ReadingAcceptedArgs>): Promise<void> {
  const { args } = event;

  const { unitId, epoch, runSeconds } = args;
  rows.put(readingTable, { ...args, acceptedAt: event.timestamp });
  const meter = await rows.find(meterTable, { unitId, epoch });
  await rows.patch(unitTable, { id: unitId }, { runSeconds: (meter?.runSecondsBefore ?? 0n) + runSeconds });
}
