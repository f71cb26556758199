import { beforeAll, describe, expect, it } from "vitest";
import { account, describeOnEngines, ToldChain, word } from "../../testing/index.ts";
import type { Database } from "../db/database.ts";
import { documentStore } from "../document/document-store.ts";
import { listSchedule } from "./list-schedule.ts";

const HOUR = 3_600;

describeOnEngines("listSchedule", (open) => {
  let db: Database;
  const window = { from: 10 * HOUR, to: 20 * HOUR, now: 9 * HOUR };

  beforeAll(async () => {
    ({ db } = await open());
    const chain = new ToldChain(db);
    for (const [unitId, ownerId, productCode] of [
      [1, 1, "CBK"],
      [2, 2, "CBK"],
      [3, 1, "MNT"],
    ] as const) {
      await chain.tellUnit(unitId, ownerId, { productCode });
    }
    const content = { model: "EV-300" };
    await documentStore(db).putPublic({
      digest: word(1_001),
      kind: "unit-specification",
      content,
      fetchedAt: 1,
    });
    const reserve = async (
      unitId: number,
      sequence: number,
      from: number,
      to: number,
      heldUntil?: number,
    ) => {
      const asked = { unitId, borrowerId: 2, by: account(2), startsAt: from * HOUR, endsAt: to * HOUR };
      const made = { ...asked, reservationId: BigInt(sequence), priority: 0, termsVersion: 1 };
      if (heldUntil === undefined)
        await chain.tell("ReservationConfirmed", { ...made, escrow: 1n, insured: 1n });
      else await chain.tell("ReservationHeld", { ...made, heldUntil });
    };
    await reserve(1, 1, 18, 22);
    await reserve(1, 2, 8, 11);
    await reserve(1, 3, 12, 13, 9 * HOUR);
    await reserve(1, 4, 13, 14, 9 * HOUR + 1);
    await reserve(2, 5, 5, 10);
    await reserve(2, 6, 20, 25);
    await reserve(3, 7, 11, 12);
    await chain.tell("ReservationCancelled", {
      reservationId: 7n,
      cancelledFor: 2,
      by: account(2),
      toOwner: 0n,
    });
  }, 60_000);

  it("gives each unit what overlaps the half-open window, by start, without lapsed holds", async () => {
    const { items } = await listSchedule(db, window);
    expect(items.map(({ unitId, busy }) => [unitId, busy.map(({ id, state }) => [id, state])])).toEqual([
      [
        1,
        [
          [2n, "confirmed"],
          [4n, "held"],
          [1n, "confirmed"],
        ],
      ],
      [2, []],
      [3, []],
    ]);
  });

  it("names models it has fetched", async () => {
    const { items } = await listSchedule(db, window);
    expect(items.map(({ model }) => model)).toEqual(["EV-300", null, null]);
  });

  it("filters by type and owner", async () => {
    const ids = async (filter: { productCode?: string; ownerId?: number }) =>
      (await listSchedule(db, { ...window, ...filter })).items.map(({ unitId }) => unitId);
    expect(await ids({ productCode: "CBK" })).toEqual([1, 2]);
    expect(await ids({ ownerId: 1 })).toEqual([1, 3]);
    expect(await ids({ ownerId: 9 })).toEqual([]);
  });

  describe("given a limit", () => {
    it("pages through every unit once", async () => {
      const first = await listSchedule(db, { ...window, limit: 2 });
      expect(first.items.map(({ unitId }) => unitId)).toEqual([1, 2]);
      const second = await listSchedule(db, { ...window, limit: 2, after: first.next });
      expect(second).toMatchObject({ items: [{ unitId: 3 }] });
      expect(second.next).toBeUndefined();
    });
  });
});
