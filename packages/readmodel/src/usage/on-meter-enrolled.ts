import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { unitTable } from "../equipment/table.ts";
import { meterTable } from "./table.ts";

export type MeterEnrolledArgs = {
  readonly unitId: number;
  readonly epoch: number;
  readonly witnessFacilityId: number;
  readonly witness: Hex;
  readonly x: Hex;
  readonly y: Hex;
};

export async function onMeterEnrolled(rows: ChainRows, event: EventOf<MeterEnrolledArgs>): Promise<void> {
  const { args } = event;

  const { unitId, epoch, witnessFacilityId } = args;
  const unit = await rows.find(unitTable, { id: unitId });
  await rows.patch(
    meterTable,
    { unitId, epoch },
    {
      runSecondsBefore: unit?.runSeconds ?? 0n,
      witnessFacilityId,
      witness: lowerHex(args.witness),
      enrolledAt: event.timestamp,
    },
  );
}
