import { homeCell } from "@medequipshare/domain";
import { createNodeClient, type NodeClient } from "@medequipshare/protocol";
import { type OpenedDatabase, openDatabase } from "@medequipshare/readmodel";
import { account, ToldChain, word } from "@medequipshare/readmodel/testing";
import { waitlistDeskAbi } from "@medequipshare/sdk";
import { pino } from "pino";
import { encodeFunctionData } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Listening } from "../http/listen.ts";
import { serveReadModel } from "../process/serve-read-model.ts";
import { startPromoter } from "./promoter.ts";

const HOUR = 3_600;
const NOW = 2_000 * HOUR;
const at = (hour: number) => NOW + hour * HOUR;
const idOf = (number: number) => (1n << 32n) | BigInt(number);
const ID = idOf(5);
const by = account(9);
/** Those of a told chain's terms: an hour costs 22 dollars, one hour of turnaround. */
const HOURLY = 22_000_000n;
const DEPOSIT = 100_000_000n;
const ESCROW = DEPOSIT + 9n * HOURLY;

let opened: OpenedDatabase;
let chain: ToldChain;
let served: Listening;
let node: NodeClient;

const confirmed = (reservationId: bigint, borrowerId: number, from: number, priority = 0) => ({
  ...{ reservationId, unitId: 1, borrowerId, by, priority, termsVersion: 1, escrow: ESCROW, insured: 1n },
  ...{ startsAt: at(from), endsAt: at(from + 10) },
});
const joined = (sequence: number, facilityId: number, priority: number, from = 10) => ({
  ...{ entryId: idOf(sequence), unitId: 1, facilityId, by, priority, rank: priority, firstCallOf: 0n },
  ...{ startsAt: at(from), endsAt: at(from + 10) },
});

beforeAll(async () => {
  opened = await openDatabase({ url: "memory" });
  chain = new ToldChain(opened.db);
  const cell = homeCell({ latitude: 45.79, longitude: -108.51 });
  for (const facilityId of [1, 2, 3, 4]) await chain.tellFacility(facilityId, cell);
  for (const facilityId of [2, 3, 4]) {
    const amount = 400_000_000n;
    await chain.tell("LedgerDeposited", { facilityId, from: by, amount, free: amount });
  }
  const parties = { ownerId: 1, borrowerId: 3 };
  const agreement = { ...parties, from: 0, until: at(1_000), document: word(1), priceSchedule: word(2) };
  await chain.tell("AgreementInForce", { ...parties, agreement });
  await chain.tellUnit(1, 1);
  await chain.tellTerms(1, 1);
  for (const kind of [0, 1]) {
    await chain.tell("CertificateIssued", {
      unitId: 1,
      kind,
      issuedBy: by,
      validUntil: at(900),
      document: word(5),
    });
  }
  await chain.tell("FitnessChanged", { unitId: 1, reasons: 0, maintenanceDueAt: at(900) });
  await chain.tell("ReservationConfirmed", confirmed(ID, 2, 10));
  await chain.tell("ReservationConfirmed", confirmed(idOf(6), 4, 40, 2));
  await chain.tell("WaitlistNoted", { unitId: 1, waitlist: 1 });
  await chain.tell("WaitlistJoined", joined(1, 4, 0));
  await chain.tell("WaitlistJoined", joined(2, 3, 1));
  await chain.tell("WaitlistJoined", joined(3, 2, 0, -1));
  served = await serveReadModel({ db: opened.db, now: NOW });
  node = createNodeClient(served.url, {});
}, 60_000);
afterAll(async () => {
  await served?.close();
  await opened?.close();
});

describe("GET /v1/units/{unitId}/waitlist", () => {
  it("gives those who wait in their order, and what is in the way", async () => {
    const query = { startsAt: at(15), endsAt: at(45) };
    const { entries, blockers, kept, walkDue } = await node.waitlist.ofUnit({ params: { unitId: 1 }, query });
    expect(entries.map(({ facilityId, place, state }) => [facilityId, place, state])).toEqual([
      [3, 1, "waiting"],
      [4, 2, "waiting"],
      [2, null, "gone"],
    ]);
    expect(blockers).toEqual([ID, idOf(6)]);
    expect([kept, walkDue]).toEqual([[], false]);
  });
  it("tells a facility its place", async () => {
    const { items } = await node.waitlist.list({ query: { facilityId: 4 } });
    expect(items).toMatchObject([{ unitId: 1, place: 2, ownerId: 1, productCode: "CBK" }]);
  });
});

describe("GET /v1/overrides/preview", () => {
  const preview = (displacedId: bigint, from: number, to: number, facilityId = 3) =>
    node.override.preview({ query: { displacedId, startsAt: at(from), endsAt: at(to), facilityId } });

  it("says whom it displaces and what it costs before it is signed", async () => {
    expect(await preview(ID, 12, 15)).toMatchObject({
      displacedFacilityId: 2,
      displaced: { refund: ESCROW, state: "confirmed", priority: "elective" },
      escrow: DEPOSIT + 2n * HOURLY,
      compensation: (9n * HOURLY) / 2n,
      bond: (9n * HOURLY) / 2n,
      total: DEPOSIT + 2n * HOURLY + 9n * HOURLY,
      free: 400_000_000n,
      right: { obstacle: null, used: 0 },
      obstacles: [],
    });
  });
  it.each([
    ["reservation.priority-too-high", idOf(6), 41, 45, 3],
    ["reservation.not-overlapping", ID, 20, 24, 3],
    ["reservation.slot-taken", ID, 19, 41, 3],
    ["ledger.balance-insufficient", ID, 10, 20, 3],
    ["facility.agreement-missing", ID, 12, 15, 4],
    ["reservation.own-displaced", ID, 12, 15, 2],
    ["reservation.own-unit", ID, 12, 15, 1],
    ["equipment.not-fit", ID, 19, 901, 3],
  ])("tells that it would be refused with %s", async (code, displacedId, from, to, facilityId) => {
    const { obstacles } = await preview(displacedId, from, to, facilityId);
    expect(obstacles.map((each) => each.code)).toContain(code);
  });
  it("refuses what is off the grid", async () =>
    await expect(preview(ID, 12.5, 15)).rejects.toMatchObject({ code: "reservation.off-grid" }));
});

describe("startPromoter", () => {
  const calls: string[] = [];
  let newest = 0;
  let looks = 0;
  const promoterOf = (facilityId: number, patienceMs: number) =>
    startPromoter({
      db: opened.db,
      addresses: { waitlistDesk: account(0xde) },
      clock: async () => NOW,
      async head() {
        looks += 1;
        return newest;
      },
      serves: async (id) => id === facilityId,
      submit: async (_to, data) => calls.push(data.slice(0, 74)),
      log: pino({ level: "silent" }),
      everyMs: 20,
      patienceMs,
    });
  const call = encodeFunctionData({ abi: waitlistDeskAbi, functionName: "promote", args: [ID] });

  it("sends a promotion for the first on the list at once, and gives the others' nodes patience", async () => {
    await chain.tell("ReservationCancelled", { reservationId: ID, cancelledFor: 2, by, toOwner: 0n });
    await chain.tell("SlotsKept", { reservationId: ID });
    const { kept } = await node.waitlist.ofUnit({ params: { unitId: 1 }, query: {} });
    expect(kept).toEqual([ID]);
    const patient = promoterOf(4, 60_000);
    const stranger = promoterOf(9, 0);
    const first = promoterOf(3, 60_000);
    first.wake();
    await expect.poll(() => calls[0]).toBe(call);
    await Promise.all([patient.close(), stranger.close(), first.close()]);
    const before = calls.length;
    const owner = promoterOf(1, 0);
    await expect.poll(() => calls.length).toBeGreaterThan(before);
    await owner.close();
  });

  it("sends nothing by a read model that has not seen the newest block", async () => {
    newest = Number.MAX_SAFE_INTEGER;
    const [sent, looked] = [calls.length, looks];
    const behind = promoterOf(3, 0);
    // Its second look begins when the first has come to its end.
    await expect.poll(() => looks).toBeGreaterThan(looked + 1);
    await behind.close();
    expect(calls).toHaveLength(sent);
  });
});

describe("GET /v1/overrides and first calls", () => {
  beforeAll(async () => {
    chain.wait(NOW - 1_010_000);
    await chain.tell("SlotsFreed", { reservationId: ID });
    await chain.tell("ReservationConfirmed", confirmed(idOf(7), 3, 10, 2));
    await chain.tell("OverrideMade", {
      ...{ reservationId: idOf(7), displacedId: ID, facilityId: 3 },
      ...{ compensation: 1n, reasonCode: 1, reasonHash: word(1) },
    });
    await chain.tell("ReserveFloorSet", { ownerId: 1, productCode: "0x43424b", by, floor: 1 });
  });
  it("shows a review only to who is uninvolved", async () => {
    const reviewable = async (facilityId: number) =>
      (await node.override.reviewable({ query: { facilityId } })).items.map(({ displacedId }) => displacedId);
    expect(await reviewable(4)).toEqual([ID]);
    for (const facilityId of [1, 2, 3]) expect(await reviewable(facilityId)).toEqual([]);
    const { items } = await node.override.list({ query: { facilityId: 2, state: "open" } });
    expect(items).toMatchObject([{ overriderId: 3, reason: "life-threat" }]);
  });
  it("says that the right is taken up by the review", async () =>
    expect(await node.override.right({ params: { facilityId: 3 } })).toMatchObject({
      pendingId: ID,
      used: 1,
      obstacle: "review-pending",
    }));
  it("gives the displaced facility its first call", async () =>
    expect((await node.override.firstCalls({ query: { facilityId: 2 } })).items).toMatchObject([
      { displacedId: ID, productCode: "CBK" },
    ]));
  it("says with either reservation who displaced whom, and what was paid", async () => {
    for (const reservationId of [ID, idOf(7)]) {
      const { override } = await node.reservation.get({ params: { reservationId } });
      expect(override).toMatchObject({ displacedId: ID, overriderId: 3, compensation: 1n });
    }
    const { override } = await node.reservation.get({ params: { reservationId: idOf(6) } });
    expect(override).toBeNull();
  });
  it("tells everyone it concerns in the feed, the displaced facility too", async () => {
    for (const facilityId of [1, 2, 3]) {
      const { items } = await node.event.activity({ query: { facilityId } });
      const made = items.find(({ event }) => event === "OverrideMade");
      expect(made).toMatchObject({ facilityId: 3, facilityIds: [1, 2, 3] });
    }
    const { items } = await node.event.activity({ query: { facilityId: 4 } });
    expect(items.map(({ event }) => event)).not.toContain("OverrideMade");
  });
  it("says how many units have to stay at home", async () =>
    expect((await node.stock.get({ params: { facilityId: 1 } })).items).toEqual([
      { productCode: "CBK", units: 1, atHome: 1, floor: 1 },
    ]));
});
