import type { AppliedBlock } from "@medequipshare/protocol";
import { describe, expect, it } from "vitest";
import { staleKeys } from "./stale-keys.ts";

const change = {
  blockNumber: 7,
  logIndex: 0,
  at: 1,
  transactionHash: "0x00",
  room: "reservation",
  event: "ReservationConfirmed",
  facilityId: null,
  unitId: null,
  reservationId: null,
  entityId: "9",
  args: {},
} as const;

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
      { ...change, unitId: 3, facilityId: 2 },
    ];
    expect(staleKeys(aBlock({ changes }))).toEqual([
      ["activity"],
      ["unit", 3],
      ["units"],
      ["reservation", "9"],
      ["reservations"],
      ["facility", 2],
      ["facilities"],
    ]);
  });

  it("names the reservation that an override ended", () => {
    const changes = [{ ...change, event: "OverrideMade", reservationId: 9n, args: { displacedId: "8" } }];
    expect(staleKeys(aBlock({ changes }))).toContainEqual(["reservation", "8"]);
  });
});
