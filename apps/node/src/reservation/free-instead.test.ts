import { homeCell } from "@medequipshare/domain";
import { type OpenedDatabase, openDatabase } from "@medequipshare/readmodel";
import { ToldChain } from "@medequipshare/readmodel/testing";
import { reservationManagerAbi } from "@medequipshare/sdk";
import { encodeErrorResult, encodeFunctionData, type Hex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freeInstead } from "./free-instead.ts";

const HOUR = 3_600;
const NOW = 2_000 * HOUR;
const SOMEBODY = `0x${"9".repeat(40)}` as const;
const wanted = { unitId: 1, startsAt: NOW + 12 * HOUR, endsAt: NOW + 14 * HOUR };
const waiting = { success: null, revertData: null };

let opened: OpenedDatabase;
const clock = async () => NOW;

beforeAll(async () => {
  opened = await openDatabase({ url: "memory" });
  const chain = new ToldChain(opened.db);
  await chain.tellFacility(1, homeCell({ latitude: 45.79, longitude: -108.51 }));
  for (const unitId of [1, 2]) {
    await chain.tellUnit(unitId, 1);
    await chain.tellTerms(unitId, 1);
  }
}, 60_000);
afterAll(() => opened?.close());

const reserving = (functionName: "reserve" | "hold") => ({
  to: SOMEBODY,
  data: encodeFunctionData({
    abi: reservationManagerAbi,
    functionName,
    args: [{ ...wanted, priority: 0, stale: [] }],
  }),
});
const refused = (data: Hex) => ({ success: false, revertData: data });
const lost = refused(
  encodeErrorResult({
    abi: reservationManagerAbi,
    errorName: "ReservationSlotTaken",
    args: [wanted.unitId, wanted.startsAt, wanted.endsAt],
  }),
);
const ask = (operation: Parameters<typeof freeInstead>[2], calls?: Parameters<typeof freeInstead>[3]) =>
  freeInstead(opened.db, clock, operation, calls);

describe("freeInstead", () => {
  it("names what is free instead of a time lost in the block", async () => {
    const free = await ask(lost);
    expect(free).toContainEqual([1, wanted.startsAt - HOUR, wanted.endsAt - HOUR]);
    expect(free).toContainEqual([2, wanted.startsAt, wanted.endsAt]);
  });

  it.each(["reserve", "hold"] as const)("names the same while a %s waits for the chain", async (act) => {
    const other = { to: SOMEBODY, data: "0x12345678" } as const;
    expect(await ask(waiting, [other, reserving(act)])).toEqual(await ask(lost));
  });

  it("names nothing once it is had, for another refusal, and for an act that takes no time", async () => {
    expect(await ask({ success: true, revertData: null }, [reserving("reserve")])).toEqual([]);
    expect(await ask(refused("0x12345678"))).toEqual([]);
    expect(await ask(waiting)).toEqual([]);
  });

  it("names nothing of a unit that the node has not read yet", async () => {
    const unknown = encodeErrorResult({
      abi: reservationManagerAbi,
      errorName: "ReservationSlotTaken",
      args: [77, wanted.startsAt, wanted.endsAt],
    });
    expect(await ask(refused(unknown))).toEqual([]);
  });
});
