import { follow } from "../db/follow.ts";
import { unitTable } from "../equipment/table.ts";
import { meterTable, readingTable } from "./table.ts";

/** What meters and readings become by the events of the UsageMeter. */
export const meterEvents = follow("usageMeter", {
  MeterProposed: (rows, proposed, { at }) => rows.put(meterTable, { ...proposed, proposedAt: at }),

  MeterEnrolled: async (rows, { unitId, epoch, witnessFacilityId, witness }, { at }) => {
    const unit = await rows.find(unitTable, { id: unitId });
    const enrolled = { witnessFacilityId, witness, enrolledAt: at };
    await rows.patch(
      meterTable,
      { unitId, epoch },
      { ...enrolled, runSecondsBefore: unit?.runSeconds ?? 0n },
    );
  },

  ReadingAccepted: async (rows, reading, { at }) => {
    const { unitId, epoch, runSeconds } = reading;
    rows.put(readingTable, { ...reading, acceptedAt: at });
    const meter = await rows.find(meterTable, { unitId, epoch });
    const total = (meter?.runSecondsBefore ?? 0n) + runSeconds;
    await rows.patch(unitTable, { id: unitId }, { runSeconds: total });
  },
});
