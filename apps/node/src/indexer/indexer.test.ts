import {
  digestOfChain,
  findCursor,
  getFacility,
  getLedgerAccount,
  getReservation,
  getUnit,
  listActivity,
  listBusyIntervals,
  type OpenedDatabase,
  openDatabase,
  resetChain,
  searchOffers,
} from "@medequipshare/readmodel";
import { describeOnEngines } from "@medequipshare/readmodel/testing";
import { facilityRegistryAbi } from "@medequipshare/sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { borrower, HOME_AREA, HOUR, LoanNetwork, owner } from "../../testing/loan-network.ts";
import { type Anvil, startAnvil } from "../../testing/start-anvil.ts";
import { type AppliedBlocks, createIndexer } from "./create-indexer.ts";

const START_MILLISECONDS = 120_000;
const FIRST_RESERVATION = (1n << 32n) | 1n;

let anvil: Anvil;
let network: LoanNetwork;

beforeAll(async () => {
  anvil = await startAnvil();
  network = await LoanNetwork.deploy(anvil.url);
  await network.prepare();
}, START_MILLISECONDS);
afterAll(() => anvil[Symbol.asyncDispose]());

function index(opened: OpenedDatabase, finalityDepth = 64, onApplied?: (applied: AppliedBlocks) => void) {
  const { client, addresses } = network;
  return createIndexer({
    client,
    addresses,
    opened,
    finalityDepth,
    pollingMilliseconds: 20,
    ...(onApplied && { onApplied }),
  });
}

let slots = 0;
/** No test shares a slot with another. */
const nextSlot = () => {
  slots += 24;
  return network.slotAhead(slots);
};

const request = (startsAt: number, hours = 4) => ({
  unitId: 1,
  startsAt,
  endsAt: startsAt + hours * HOUR,
  priority: 0,
  stale: [],
});

describeOnEngines("createIndexer", (open) => {
  let opened: OpenedDatabase;
  beforeAll(async () => {
    opened = await open();
  }, START_MILLISECONDS);
  beforeEach(() => resetChain(opened));

  it("brings what the contracts say into the read model", async () => {
    const { db } = opened;
    await index(opened).syncOnce();
    const facility = await getFacility(db, 2);
    const standing = await network.client.readContract({
      address: network.addresses.facilityRegistry,
      abi: facilityRegistryAbi,
      functionName: "standingOf",
      args: [2],
    });
    const { insured } = await network.balanceOf(2);
    expect(facility.coverLeft).toBe(standing.cover - insured);
    expect(facility).toMatchObject({
      npi: "2000000010",
      ccn: "270000",
      kind: "hospital",
      homeCell: standing.homeCell,
    });
    expect(await getUnit(db, 1)).toMatchObject({
      ownerId: 1,
      productCode: "CBK",
      deviceIdentifier: "09520000000010",
      serialNumber: "SN-1",
      reasons: 0,
      maintenanceDueAt: 4_000_000_000,
      terms: { ratePerHour: 20_000_000n },
    });
    expect(await getLedgerAccount(db, 2)).toMatchObject(await network.balanceOf(2));
  });

  it("resumes from any block and rebuilds row for row", async () => {
    const acts = [
      async () => network.reservation(borrower, "hold", request(await nextSlot())),
      async () => network.reservation(borrower, "reserve", request(await nextSlot())),
      () => network.facility(owner, "changeServiceArea", [], [HOME_AREA]),
      () => network.facility(owner, "changeServiceArea", [HOME_AREA], []),
      () => network.unit(owner, "quarantine", 1, 7),
      () => network.unit(owner, "releaseQuarantine", 1, network.addresses.token.padEnd(66, "0")),
    ];
    for (const [step, act] of acts.entries()) {
      await act();
      // A new indexer each time, as after a restart, with another idea of what is final.
      await index(opened, [64, 2, 0][step % 3]).syncOnce();
    }
    const followed = await digestOfChain(opened.db);
    const cursor = await findCursor(opened.db);
    await index(opened, 0).rebuild();
    expect(await digestOfChain(opened.db)).toEqual(followed);
    expect(await findCursor(opened.db)).toMatchObject({ number: cursor?.number, hash: cursor?.hash });
    expect(followed["reservation"]?.rows).toBeGreaterThan(0);
  });

  it("takes back what a reorganisation replaced", async () => {
    const applied: AppliedBlocks[] = [];
    const indexer = index(opened, 64, (blocks) => applied.push(blocks));
    await indexer.syncOnce();
    const before = await digestOfChain(opened.db);
    await network.deposit(borrower, 2, 7n);
    await network.deposit(borrower, 2, 8n);
    await indexer.syncOnce();
    const replaced = await digestOfChain(opened.db);
    expect(replaced["ledger_entry"]?.rows).toBe((before["ledger_entry"]?.rows ?? 0) + 2);
    const { events } = indexer.status;
    await network.replaceBlocks(4);
    await indexer.syncOnce();
    // The journal took rows back; nothing had to be applied again.
    expect(indexer.status.events).toBe(events);
    expect(applied.some((blocks) => blocks.isReorganised)).toBe(true);
    expect(await digestOfChain(opened.db)).toEqual(before);
  });

  it("asks for nothing but the head while that stands", async () => {
    const indexer = index(opened);
    await indexer.syncOnce();
    const asked = vi.spyOn(network.client, "request");
    await indexer.syncOnce();
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
    await network.deposit(borrower, 2, 3n);
    await indexer.syncOnce();
    expect(indexer.status.indexed).toBe(indexer.status.head);
  });

  it("rebuilds by itself when the chain parts below finality", async () => {
    await network.deposit(borrower, 2, 9n);
    const indexer = index(opened, 0);
    await indexer.syncOnce();
    const { events } = indexer.status;
    await network.replaceBlocks(3);
    await indexer.syncOnce();
    expect(indexer.status.events).toBeGreaterThan(events);
    const followed = await digestOfChain(opened.db);
    await indexer.rebuild();
    expect(await digestOfChain(opened.db)).toEqual(followed);
  });
});

describe("readers over a followed chain", () => {
  it("show a hold, its confirmation and what it leaves free", async () => {
    await using opened = await openDatabase({ url: "memory" });
    await using indexer = index(opened);
    indexer.start();
    const { db } = opened;
    const startsAt = await nextSlot();
    const now = startsAt - HOUR;
    const ask = { productCode: "CBK", startsAt, endsAt: startsAt + 4 * HOUR, borrowerId: 2, now, limit: 5 };
    const { block: before } = await network.deposit(borrower, 2, 1n);
    await indexer.waitFor(before, AbortSignal.timeout(30_000));
    const [candidate] = await searchOffers(db, ask);
    expect(candidate).toMatchObject({
      unit: { id: 1 },
      lender: { isActive: true, isInArea: true, hasAgreement: true },
    });
    const { block } = await network.reservation(borrower, "reserve", request(startsAt));
    expect(await indexer.waitFor(block, AbortSignal.timeout(30_000))).toBe(true);
    expect(await searchOffers(db, ask)).toEqual([]);
    const [busy] = await listBusyIntervals(db, { unitId: 1, from: startsAt, to: startsAt + 1, now });
    expect(busy).toMatchObject({ startsAt, endsAt: startsAt + 4 * HOUR, state: "confirmed", borrowerId: 2 });
    const made = await getReservation(db, busy?.id ?? FIRST_RESERVATION);
    // Three usable hours of rate and contribution, and the deposit.
    expect(made.escrow).toBe(3n * 22_000_000n + 100_000_000n);
    expect(await getLedgerAccount(db, 2)).toMatchObject(await network.balanceOf(2));
    const { block: cancelled } = await network.reservation(owner, "cancel", made.id);
    await indexer.waitFor(cancelled, AbortSignal.timeout(30_000));
    expect(await getReservation(db, made.id)).toMatchObject({ state: "cancelled", cancelledFor: 1 });
    const feed = await listActivity(db, { reservationId: made.id });
    expect(feed.items.map((item) => item.event)).toContain("ReservationCancelled");
  });
});
