import type { Activity } from "@medequipshare/protocol";
import { describe, expect, it } from "vitest";
import { groupActivities } from "./group-activities.ts";

const activity = (event: string, blockNumber: number): Activity => ({
  event,
  blockNumber,
  logIndex: 0,
  at: blockNumber,
  transactionHash: "0x",
  room: "equipment",
  facilityIds: [],
  entityId: "",
  facilityId: null,
  unitId: blockNumber,
  reservationId: null,
  args: {},
});

describe("groupActivities", () => {
  it("tells what follows on itself once, by its newest, with how many more", () => {
    const all = [
      activity("FitnessChanged", 9),
      activity("FitnessChanged", 8),
      activity("UnitRegistered", 7),
      activity("FitnessChanged", 6),
    ];
    expect(groupActivities(all).map(({ newest, more }) => [newest.event, newest.unitId, more])).toEqual([
      ["FitnessChanged", 9, 1],
      ["UnitRegistered", 7, 0],
      ["FitnessChanged", 6, 0],
    ]);
  });
});
