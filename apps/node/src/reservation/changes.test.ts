import { homeCell } from "@medequipshare/domain";
import { createNodeClient, type NodeClient } from "@medequipshare/protocol";
import { type OpenedDatabase, openDatabase } from "@medequipshare/readmodel";
import { account, ToldChain } from "@medequipshare/readmodel/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Listening } from "../http/listen.ts";
import { serveReadModel } from "../process/serve-read-model.ts";

const HOUR = 3_600;
const NOW = 2_000 * HOUR;
const at = (hour: number) => NOW + hour * HOUR;
const ID = (1n << 32n) | 5n;
/** Those of a told chain's terms: an hour costs 22 dollars, one hour of turnaround, half for what is given up late. */
const HOURLY = 22_000_000n;
const DEPOSIT = 100_000_000n;

let opened: OpenedDatabase;
let served: Listening;
let node: NodeClient;
const params = { reservationId: ID };

beforeAll(async () => {
  opened = await openDatabase({ url: "memory" });
  const chain = new ToldChain(opened.db);
  const cell = homeCell({ latitude: 45.79, longitude: -108.51 });
  for (const facilityId of [1, 2, 3]) await chain.tellFacility(facilityId, cell);
  await chain.tellUnit(1, 1);
  await chain.tellTerms(1, 1);
  const by = account(9);
  const escrow = DEPOSIT + 9n * HOURLY;
  // It starts in half an hour's time less than cancelling is free for.
  await chain.tell("ReservationConfirmed", {
    ...{ reservationId: ID, unitId: 1, borrowerId: 2, by, priority: 1, termsVersion: 1, escrow, insured: 1n },
    ...{ startsAt: at(0), endsAt: at(10) },
  });
  await chain.tell("TransferOffered", { reservationId: ID, fromFacilityId: 2, toFacilityId: 3, by });
  const opening = { windowId: (1n << 32n) | 1n, unitId: 1, by, startsAt: at(20), endsAt: at(22) };
  await chain.tell("MaintenanceWindowOpened", opening);
  served = await serveReadModel({ db: opened.db, now: NOW - HOUR / 2 });
  node = createNodeClient(served.url, {});
}, 60_000);
afterAll(async () => {
  await served?.close();
  await opened?.close();
});

describe("GET /v1/reservations/{reservationId}/amendment", () => {
  it("says what late shortening costs, and who is paid", async () => {
    const quote = await node.reservation.amendment({ params, query: { startsAt: at(0), endsAt: at(8) } });
    expect(quote).toMatchObject({
      escrowBefore: DEPOSIT + 9n * HOURLY,
      escrow: DEPOSIT + 7n * HOURLY,
      toOwner: HOURLY,
      ownerId: 1,
      borrowerId: 2,
      taken: 0n,
      givenBack: HOURLY,
      freeUntil: 0,
      recall: null,
    });
  });
  it("says what an extension takes, without a fee", async () => {
    const quote = await node.reservation.amendment({ params, query: { startsAt: at(0), endsAt: at(12) } });
    expect(quote).toMatchObject({ toOwner: 0n, taken: 2n * HOURLY, givenBack: 0n });
  });
  it.each([
    ["reservation.interval-empty", at(5), at(5)],
    ["reservation.off-grid", at(0), at(5) + 1],
  ])("refuses with %s", async (code, startsAt, endsAt) => {
    await expect(node.reservation.amendment({ params, query: { startsAt, endsAt } })).rejects.toMatchObject({
      code,
    });
  });
  it("refuses a reservation there is none of", async () => {
    const none = { params: { reservationId: 1n }, query: { startsAt: at(0), endsAt: at(5) } };
    await expect(node.reservation.amendment(none)).rejects.toMatchObject({ code: "input.not-found" });
  });
});

describe("GET /v1/reservations/{reservationId}", () => {
  it("tells the changes, and whom it is offered to", async () => {
    const { changes, offeredToId, freeUntil } = await node.reservation.get({ params });
    expect(offeredToId).toBe(3);
    expect(freeUntil).toBe(at(-1));
    expect(changes).toMatchObject([{ kind: "transfer-offered", offeredToId: 3, toOwner: 0n }]);
  });
});

describe("GET /v1/reservations", () => {
  it("finds what is offered to a facility, for that facility alone", async () => {
    const offeredTo = async (offeredToId: number) =>
      (await node.reservation.list({ query: { offeredToId } })).items.map((each) => each.reservationId);
    expect(await offeredTo(3)).toEqual([ID]);
    expect(await offeredTo(2)).toEqual([]);
    const ended = await node.reservation.list({ query: { offeredToId: 3, from: at(10) } });
    expect(ended.items).toEqual([]);
  });
});

describe("GET /v1/units/{unitId}/calendar", () => {
  it("gives maintenance windows beside reservations, as the schedule does", async () => {
    const query = { from: at(0), to: at(30) };
    const { busy, windows } = await node.unit.calendar({ params: { unitId: 1 }, query });
    expect(busy).toHaveLength(1);
    expect(windows).toMatchObject([{ startsAt: at(20), endsAt: at(22) }]);
    const { items } = await node.reservation.schedule({ query });
    expect(items).toMatchObject([{ windows: [{ startsAt: at(20) }] }]);
  });
});
