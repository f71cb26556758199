import { homeCell } from "@medequipshare/domain";
import { createNodeClient, type NodeClient } from "@medequipshare/protocol";
import { documentStore, type OpenedDatabase, openDatabase } from "@medequipshare/readmodel";
import { account, ToldChain, word } from "@medequipshare/readmodel/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Listening } from "../http/listen.ts";
import { serveReadModel } from "../process/serve-read-model.ts";

const HOUR = 3_600;
const NOW = 2_000 * HOUR;
const BILLINGS = homeCell({ latitude: 45.79, longitude: -108.51 });
const RED_LODGE = homeCell({ latitude: 45.19, longitude: -109.25 });
const MISSOULA = homeCell({ latitude: 46.87, longitude: -114.0 });

let opened: OpenedDatabase;
let served: Listening;
let node: NodeClient;
let chain: ToldChain;
const window = { startsAt: NOW + 24 * HOUR, endsAt: NOW + 48 * HOUR };
const ask = { productCode: "CBK", borrowerId: 2, ...window };

beforeAll(async () => {
  opened = await openDatabase({ url: "memory" });
  const { db } = opened;
  chain = new ToldChain(db);
  await chain.tellFacility(1, BILLINGS);
  await chain.tellFacility(2, RED_LODGE);
  await chain.tellFacility(3, MISSOULA);
  const store = documentStore(db);
  for (const [unitId, ownerId, productCode, patient] of [
    [1, 1, "CBK", "adult"],
    [2, 1, "CBK", "adult, neonate"],
    [3, 3, "CBK", "neonate"],
    [4, 1, "MNT", "adult"],
  ] as const) {
    await chain.tellUnit(unitId, ownerId, { productCode });
    await chain.tellTerms(unitId, 1);
    const content = {
      manufacturer: "Example Medical",
      model: `EV-${unitId}`,
      productCode,
      deviceName: "Ventilator",
      capabilities: { patient },
      images: [],
      accessories: [],
    };
    await store.putPublic({
      digest: word(1_000 + unitId),
      kind: "unit-specification",
      content,
      fetchedAt: 1,
    });
  }
  const made = {
    unitId: 1,
    borrowerId: 2,
    by: account(9),
    priority: 0,
    termsVersion: 1,
    escrow: 1n,
    insured: 1n,
  };
  await chain.tell("ReservationConfirmed", {
    ...made,
    reservationId: 77n,
    startsAt: NOW + 60 * HOUR,
    endsAt: NOW + 70 * HOUR,
  });
  served = await serveReadModel({ db, now: NOW });
  node = createNodeClient(served.url, {});
}, 60_000);
afterAll(async () => {
  await served?.close();
  await opened?.close();
});

const offered = async (asked: Partial<Parameters<NodeClient["reservation"]["offers"]>[0]["query"]> = {}) =>
  (await node.reservation.offers({ query: { ...ask, ...asked } })).items;
const unitsOf = async (asked?: Parameters<typeof offered>[0]) =>
  (await offered(asked)).map(({ unit }) => unit.unitId);

describe("GET /v1/offers", () => {
  it("ranks units with every reason and figure, and hides none for an agreement that is missing", async () => {
    const [first] = await offered();
    expect(first).toMatchObject({
      rank: 1,
      unit: { unitId: 1 },
      obstacles: ["unfit", "outside-area", "agreement-missing"],
      substitutes: null,
      agreementInForce: false,
      ownerHoursLent: 0,
    });
    const figures = first?.reasons.filter(({ weighs }) => weighs === "fact");
    expect(figures?.map(({ code, figure }) => [code, figure])).toEqual([
      ["travel-minutes", BigInt(first?.travelMinutes ?? 0)],
      ["cost", first?.cost],
      ["fit-until", 0n],
      ["owner-hours-lent", 0n],
    ]);
    expect(await unitsOf()).toEqual([1, 2, 3]);
  });

  it("finds who does what is asked, near enough", async () => {
    expect(await unitsOf({ capabilities: ["patient=neonate"] })).toEqual([2, 3]);
    expect(await unitsOf({ capabilities: ["patient=neonate"], withinMinutes: 120 })).toEqual([2]);
    expect(await unitsOf({ capabilities: ["patient=neonate", "patient=adult"] })).toEqual([2]);
    expect(await unitsOf({ capabilities: ["joules=200"] })).toEqual([]);
  });

  it("offers substitutes after the type, when asked to", async () => {
    expect(await unitsOf({ productCode: "MNT" })).toEqual([4]);
    const withOthers = await offered({ productCode: "MNT", substitutes: true });
    expect(withOthers.map(({ unit, substitutes }) => [unit.unitId, substitutes !== null])).toEqual([
      [4, false],
      [1, true],
      [2, true],
      [3, true],
    ]);
  });

  it("leaves out what is taken", async () => {
    expect(await unitsOf({ startsAt: NOW + 69 * HOUR, endsAt: NOW + 80 * HOUR })).toEqual([2, 3]);
    expect(await unitsOf({ startsAt: NOW + 70 * HOUR, endsAt: NOW + 80 * HOUR })).toEqual([1, 2, 3]);
  });

  it.each([
    ["a capability nobody knows", { capabilities: ["colour=red"] }, "equipment.capability-unknown"],
    ["more needs than anybody has", { capabilities: Array(17).fill("invasive") }, "input.invalid"],
    ["an interval that ends before it starts", { endsAt: NOW }, "reservation.interval-empty"],
    ["a type FDA does not know", { productCode: "QQQ" }, "equipment.product-code-unknown"],
    ["a borrower that is none", { borrowerId: 9 }, "input.not-found"],
  ])("refuses %s", async (_, asked, code) => {
    await expect(offered(asked)).rejects.toMatchObject({ code });
  });
});

describe("GET /v1/approvals", () => {
  it("lists the holds that need approval with what they would cost, and says which were given it", async () => {
    await chain.tellUnit(5, 3, { productCode: "MNT" });
    await chain.tellTerms(5, 1, { policy: 0b1011 });
    const hold = {
      unitId: 5,
      borrowerId: 2,
      by: account(9),
      priority: 0,
      termsVersion: 1,
      heldUntil: NOW + 20 * HOUR,
    };
    for (const [reservationId, day] of [
      [501n, 2],
      [502n, 3],
    ] as const) {
      const startsAt = NOW + day * 24 * HOUR;
      await chain.tell("ReservationHeld", { ...hold, reservationId, startsAt, endsAt: startsAt + 5 * HOUR });
    }
    await chain.tell("ReservationApproved", { reservationId: 502n, by: account(30) });
    const { items } = await node.reservation.approvals({ query: { ownerId: 3 } });
    expect(items).toMatchObject([
      { reservationId: 501n, approval: "awaited", approvedBy: null, typeName: expect.any(String) },
      { reservationId: 502n, approval: "given", approvedBy: account(30) },
    ]);
    expect(items[0]?.quote).toEqual({
      price: 80_000_000n,
      contribution: 8_000_000n,
      deposit: 100_000_000n,
      escrow: 188_000_000n,
    });
    expect((await node.reservation.approvals({ query: { borrowerId: 2 } })).items).toHaveLength(2);
    expect((await node.reservation.approvals({ query: { ownerId: 1 } })).items).toEqual([]);
    const { terms } = await node.unit.get({ params: { unitId: 5 }, query: {} });
    expect(terms).toMatchObject({ approvalNeeded: true, priorities: ["elective", "emergency"] });
  });

  it("leaves an offer out of what may be had when its owner does not lend for the priority", async () => {
    const obstaclesFor = async (priority: "urgent" | "emergency") => {
      const items = await offered({ productCode: "MNT", priority });
      return items.find(({ unit }) => unit.unitId === 5)?.obstacles ?? [];
    };
    expect(await obstaclesFor("urgent")).toContain("priority-refused");
    expect(await obstaclesFor("emergency")).not.toContain("priority-refused");
  });
});

describe("GET /v1/unit-types", () => {
  it("names the types there are units of, with how many", async () => {
    const { items } = await node.unit.types();
    expect(items.map(({ productCode, units }) => [productCode, units])).toEqual([
      ["CBK", 3],
      ["MNT", 2],
    ]);
    expect(items.every(({ name, productCode }) => name !== productCode)).toBe(true);
  });
});

describe("GET /v1/schedule", () => {
  it("gives rows of units with what is taken", async () => {
    const query = { from: NOW, to: NOW + 7 * 24 * HOUR, productCode: "CBK", ownerId: 1 };
    const { items, cursor } = await node.reservation.schedule({ query });
    expect(items.map(({ unitId, model, busy }) => [unitId, model, busy.length])).toEqual([
      [1, "EV-1", 1],
      [2, "EV-2", 0],
    ]);
    expect(items[0]?.busy).toEqual([
      {
        reservationId: 77n,
        borrowerId: 2,
        startsAt: NOW + 60 * HOUR,
        endsAt: NOW + 70 * HOUR,
        state: "confirmed",
        heldUntil: null,
      },
    ]);
    expect(cursor).toBeUndefined();
  });

  it.each([0, 32 * 24 * HOUR])("refuses a window of %d seconds", async (length) => {
    const asking = node.reservation.schedule({ query: { from: NOW, to: NOW + length } });
    await expect(asking).rejects.toMatchObject({ code: "input.invalid" });
  });
});
