import { AppError, homeCell } from "@medequipshare/domain";
import { type OpenedDatabase, openDatabase } from "@medequipshare/readmodel";
import { account, ToldChain } from "@medequipshare/readmodel/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listAlternatives, namingAlternatives } from "./naming-alternatives.ts";

const HOUR = 3_600;
const NOW = 2_000 * HOUR;
const at = (hour: number) => NOW + hour * HOUR;

let opened: OpenedDatabase;

beforeAll(async () => {
  opened = await openDatabase({ url: "memory" });
  const chain = new ToldChain(opened.db);
  const cell = homeCell({ latitude: 45.79, longitude: -108.51 });
  for (const facilityId of [1, 2]) await chain.tellFacility(facilityId, cell);
  for (const unitId of [1, 2]) {
    await chain.tellUnit(unitId, 1);
    await chain.tellTerms(unitId, 1);
  }
  const made = { unitId: 1, borrowerId: 2, by: account(9), priority: 1, termsVersion: 1 };
  const money = { escrow: 1n, insured: 1n };
  const interval = { startsAt: at(10), endsAt: at(20) };
  await chain.tell("ReservationConfirmed", {
    reservationId: (1n << 32n) | 5n,
    ...made,
    ...money,
    ...interval,
  });
}, 60_000);
afterAll(() => opened?.close());

describe("listAlternatives", () => {
  it("names the nearest times of the unit, then other units of its type", async () => {
    expect(await listAlternatives(opened.db, NOW, [1, at(12), at(14)])).toEqual([
      [1, at(8), at(10)],
      [1, at(7), at(9)],
      [1, at(6), at(8)],
      [2, at(12), at(14)],
    ]);
  });

  it("names no time that has passed", async () => {
    const [first] = await listAlternatives(opened.db, at(9), [1, at(12), at(14)]);
    expect(first).toEqual([1, at(20), at(22)]);
  });
});

describe("namingAlternatives", () => {
  const clock = async () => NOW;
  const refuse = (error: Error) => namingAlternatives(opened.db, clock, () => Promise.reject(error));

  it("adds what is free to the refusal of a taken slot, and keeps its evidence", async () => {
    const taken = new AppError("reservation.slot-taken", { unitId: 1, startsAt: at(12), endsAt: at(14) });
    const refused = refuse(taken);
    await expect(refused).rejects.toMatchObject({
      code: "reservation.slot-taken",
      evidence: { unitId: 1, startsAt: at(12), endsAt: at(14) },
    });
    await expect(refused).rejects.toHaveProperty("evidence.alternatives.3", [2, at(12), at(14)]);
  });

  it("passes on every other refusal as it is", async () => {
    const other = new AppError("reservation.interval-empty", { startsAt: at(1), endsAt: at(1) });
    await expect(refuse(other)).rejects.toBe(other);
  });
});
