import type { AppliedBlock } from "@medequipshare/protocol";
import { describe, expect, it } from "vitest";
import { staleKeys } from "./stale-keys.ts";

const change: AppliedBlock["changes"][number] = {
  blockNumber: 7,
  logIndex: 0,
  at: 1,
  transactionHash: "0x00",
  room: "reservation",
  event: "ReservationConfirmed",
  facilityId: null,
  facilityIds: [],
  unitId: null,
  reservationId: null,
  entityId: "9",
  args: {},
};

function aBlock(over: Partial<AppliedBlock>): AppliedBlock {
  return { blockNumber: 7, blockHash: "0x00", timestamp: 1, reorganised: false, changes: [], ...over };
}

describe("staleKeys", () => {
  it("names nothing for a block that changed nothing", () => {
    expect(staleKeys(aBlock({}))).toEqual([]);
  });

  it("names everything after a reorganisation", () => {
    expect(staleKeys(aBlock({ reorganised: true }))).toEqual([[]]);
  });

  it("names each changed entity and the lists it stands in, once", () => {
    const changes = [
      { ...change, unitId: 3, reservationId: 9n },
      { ...change, unitId: 3, facilityId: 2, facilityIds: [2, 5] },
    ];
    expect(staleKeys(aBlock({ changes }))).toEqual([
      ["activity"],
      ["unit", 3],
      ["units"],
      ["reservation", "9"],
      ["reservations"],
      ["facility", 2],
      ["facility", 5],
      ["facilities"],
    ]);
  });

  it.each([
    ["that an override ended", "displacedId"],
    ["whose first call was used", "firstCallOf"],
    ["that a unit was handed on to", "toReservationId"],
  ])("names the reservation %s", (_what, name) => {
    const changes = [{ ...change, reservationId: 9n, args: { [name]: "8" } }];
    expect(staleKeys(aBlock({ changes }))).toContainEqual(["reservation", "8"]);
  });
});
