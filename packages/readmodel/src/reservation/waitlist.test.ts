import { beforeAll, describe, expect, it } from "vitest";
import { account, describeOnEngines, ToldChain, word } from "../../testing/index.ts";
import type { Database } from "../db/database.ts";
import { digestOfChain } from "../db/digest-of-chain.ts";
import { findCursor } from "../db/find-cursor.ts";
import { resetChain } from "../db/reset-chain.ts";
import { rollBack } from "../db/roll-back.ts";
import { listStock } from "../equipment/list-stock.ts";
import { listActivity } from "../insight/reader.ts";
import { getLedgerAccount, getLedgerTotals, listLedgerEntries } from "../settlement/reader.ts";
import { listBlockers } from "./list-blockers.ts";
import { listDuePromotions } from "./list-due-promotions.ts";
import { listFirstCalls, listOverrides } from "./list-overrides.ts";
import { listSchedule } from "./list-schedule.ts";
import { listWaitlist } from "./list-waitlist.ts";
import { getReservation, listBusyIntervals, listStaleHolds } from "./reader.ts";
import { searchOffers } from "./search-offers.ts";

const HOUR = 3_600;
const at = (hour: number) => 1_080_000 + hour * HOUR;
const idOf = (number: number) => (1n << 32n) | BigInt(number);
const [VICTIM, HOLD, EMERGENCY, PROMOTED] = [idOf(11), idOf(12), idOf(13), idOf(14)];
const window = { unitId: 1, from: at(0), to: at(100), now: at(1) };

const confirmed = (reservationId: bigint, borrowerId: number, [from, to]: readonly [number, number]) => ({
  reservationId,
  unitId: 1,
  borrowerId,
  by: account(0xb0 + borrowerId),
  startsAt: at(from),
  endsAt: at(to),
  priority: 0,
  termsVersion: 1,
  escrow: 300n,
  insured: 40n,
});
const joined = (sequence: number, facilityId: number, priority: number) => ({
  entryId: idOf(sequence),
  unitId: 1,
  facilityId,
  by: account(0xb0 + facilityId),
  startsAt: at(10),
  endsAt: at(20),
  priority,
  rank: priority,
  firstCallOf: 0n,
});

/** Facility 1 owns unit 1; 2 reserves it, 3 holds it; 3 and 4 wait for 2's time. */
async function tellWaiting(chain: ToldChain): Promise<void> {
  for (const id of [1, 2, 3, 4]) {
    await chain.tellFacility(id, BigInt(id));
    await chain.tell("LedgerDeposited", { facilityId: id, from: account(id), amount: 1_000n, free: 1_000n });
  }
  await chain.tellUnit(1, 1);
  await chain.tellTerms(1, 1);
  await chain.tell("ReservationConfirmed", confirmed(VICTIM, 2, [10, 20]));
  const { escrow: _escrow, insured: _insured, ...held } = confirmed(HOLD, 3, [30, 40]);
  await chain.tell("ReservationHeld", { ...held, heldUntil: at(0) });
  await chain.tell("ReservationAwaited", { reservationId: VICTIM });
  await chain.tell("WaitlistNoted", { unitId: 1, waitlist: 1 });
  await chain.tell("WaitlistJoined", joined(1, 3, 0));
  await chain.tell("WaitlistJoined", joined(2, 4, 1));
}

/** 2 cancels: its time is kept for those who wait. */
async function tellRelease(chain: ToldChain): Promise<void> {
  const cancelled = { reservationId: VICTIM, cancelledFor: 2, by: account(0xb2), toOwner: 0n };
  await chain.tell("ReservationCancelled", cancelled);
  await chain.tell("SlotsKept", { reservationId: VICTIM });
  const released = { reservationId: VICTIM, borrowerId: 2, ownerId: 1, toOwner: 0n, toFund: 0n };
  await chain.tell("EscrowReleased", { ...released, refund: 300n });
}

async function tellPromotion(chain: ToldChain): Promise<void> {
  await chain.tell("SlotsFreed", { reservationId: VICTIM });
  await chain.tell("ReservationConfirmed", confirmed(PROMOTED, 4, [10, 20]));
  const promotion = { entryId: idOf(2), reservationId: PROMOTED, facilityId: 4, unitId: 1 };
  await chain.tell("WaitlistPromoted", promotion);
}

/** 3 displaces what 4 was given; nobody involved reviews it as unjustified. */
async function tellOverride(chain: ToldChain): Promise<void> {
  const emergency = { ...confirmed(EMERGENCY, 3, [10, 18]), by: account(0xc3), priority: 2 };
  await chain.tell("ReservationConfirmed", emergency);
  await chain.tell("OverrideMade", {
    reservationId: EMERGENCY,
    displacedId: PROMOTED,
    facilityId: 3,
    compensation: 100n,
    reasonCode: 2,
    reasonHash: word(9),
  });
}

async function tellReview(chain: ToldChain, justified: boolean): Promise<void> {
  const toFacilityId = justified ? 3 : 4;
  await chain.tell("BondReleased", {
    reservationId: PROMOTED,
    fromFacilityId: 3,
    toFacilityId,
    amount: 100n,
  });
  await chain.tell("OverrideReviewed", {
    displacedId: PROMOTED,
    facilityId: 3,
    reviewerId: 2,
    by: account(0xa2),
    justified,
    bond: 100n,
    suspendedUntil: justified ? 0 : at(2_000),
    documentHash: word(8),
  });
}

describeOnEngines("a waitlist", (open) => {
  let db: Database;
  let chain: ToldChain;
  const busy = async () => (await listBusyIntervals(db, window)).map(({ id, isKept }) => [id, isKept]);
  const offered = async (from: number, to: number) => {
    const asked = { productCode: "CBK", startsAt: at(from), endsAt: at(to), borrowerId: 2 };
    return (await searchOffers(db, { ...asked, now: at(1), limit: 5 })).length;
  };
  beforeAll(async () => {
    ({ db } = await open());
    chain = new ToldChain(db);
    await tellWaiting(chain);
  }, 60_000);

  it("begins with a hold that its owner is told of", async () => {
    const { items } = await listActivity(db, { facilityId: 1, reservationId: HOLD });
    expect(items).toMatchObject([{ event: "ReservationHeld", facilityId: 3, facilityIds: [1, 3] }]);
  });

  it("is in the contract's order: the higher rank, then who came first", async () => {
    const entries = await listWaitlist(db, { unitId: 1, state: "waiting" });
    expect(entries.map(({ facilityId, sequence, rank }) => [facilityId, sequence, rank])).toEqual([
      [4, 2, 1],
      [3, 1, 0],
    ]);
    expect(await listWaitlist(db, { facilityId: 3 })).toMatchObject([{ priority: "elective", ownerId: 1 }]);
  });

  it("names what is in the way, lapsed holds too", async () => {
    expect(await listBlockers(db, { unitId: 1, from: at(10), to: at(40) })).toEqual([VICTIM, HOLD]);
    expect(await listBlockers(db, { unitId: 1, from: at(20), to: at(30) })).toEqual([]);
  });

  it("leaves a lapsed hold that nobody waits for out, to be swept, and keeps one that somebody waits for", async () => {
    expect(await busy()).toEqual([[VICTIM, false]]);
    expect(await listStaleHolds(db, window)).toEqual([HOLD]);
    expect(await listDuePromotions(db, at(1))).toEqual([]);
    await chain.tell("ReservationAwaited", { reservationId: HOLD });
    expect(await busy()).toEqual([
      [VICTIM, false],
      [HOLD, false],
    ]);
    expect(await listStaleHolds(db, window)).toEqual([]);
    expect(await listDuePromotions(db, at(1))).toMatchObject([{ reservationId: HOLD, ownerId: 1 }]);
    await chain.tell("ReservationExpired", { reservationId: HOLD });
    await chain.tell("SlotsFreed", { reservationId: HOLD });
    expect(await busy()).toEqual([[VICTIM, false]]);
  });

  it("keeps released slots taken until the promotion", async () => {
    await tellRelease(chain);
    expect(await busy()).toEqual([[VICTIM, true]]);
    expect((await listSchedule(db, window)).items[0]?.busy).toMatchObject([{ id: VICTIM, isKept: true }]);
    expect(await offered(12, 18)).toBe(0);
    expect(await offered(20, 28)).toBe(1);
    const [due] = await listDuePromotions(db, at(1));
    expect(due).toMatchObject({ unitId: 1, reservationId: VICTIM });
    expect(due?.facilityIds).toEqual([4, 3]);
    await tellPromotion(chain);
    expect(await busy()).toEqual([[PROMOTED, false]]);
    expect(await listDuePromotions(db, at(1))).toEqual([]);
    expect(await listWaitlist(db, { unitId: 1 })).toMatchObject([
      { state: "promoted", reservationId: PROMOTED },
      { state: "waiting" },
    ]);
  });

  it("asks for a walk once a unit is fit for which one was put off", async () => {
    await chain.tell("WaitlistDeferred", { unitId: 1, reasons: 1 });
    await chain.tell("WaitlistNoted", { unitId: 1, waitlist: 3 });
    expect(await listDuePromotions(db, at(1))).toEqual([]);
    for (const kind of [0, 1]) {
      const certificate = { unitId: 1, kind, issuedBy: account(1), validUntil: at(900), document: word(5) };
      await chain.tell("CertificateIssued", certificate);
    }
    await chain.tell("FitnessChanged", { unitId: 1, reasons: 0, maintenanceDueAt: at(900) });
    expect(await listDuePromotions(db, at(1))).toEqual([
      { unitId: 1, ownerId: 1, reservationId: null, facilityIds: [3] },
    ]);
    await chain.tell("WaitlistNoted", { unitId: 1, waitlist: 1 });
  });

  it("tells why an entry was dropped, and who left", async () => {
    await chain.tell("WaitlistDropped", { entryId: idOf(1), unitId: 1, facilityId: 3, reason: "0xDEADBEEF" });
    await chain.tell("WaitlistJoined", joined(3, 2, 0));
    await chain.tell("WaitlistLeft", { entryId: idOf(3), unitId: 1, facilityId: 2, by: account(0xb2) });
    const states = (await listWaitlist(db, { unitId: 1 })).map(({ state, dropReason }) => [
      state,
      dropReason,
    ]);
    expect(states).toEqual([
      ["promoted", null],
      ["dropped", "0xdeadbeef"],
      ["left", null],
    ]);
  });

  it("counts what an owner keeps at home", async () => {
    const floor = { ownerId: 1, productCode: "0x43424b", by: account(1), floor: 2 } as const;
    await chain.tell("ReserveFloorSet", floor);
    await chain.tell("HolderChanged", { unitId: 1, holderId: 2 });
    expect(await listStock(db, 1)).toEqual([{ productCode: "CBK", units: 1, atHome: 0, floor: 2 }]);
  });
});

describeOnEngines("an override", (open) => {
  let db: Database;
  let chain: ToldChain;
  beforeAll(async () => {
    ({ db } = await open());
    chain = new ToldChain(db);
    await tellWaiting(chain);
    await tellRelease(chain);
    await tellPromotion(chain);
    await tellOverride(chain);
  }, 60_000);

  it("says who displaced whom, for what, and what first call it gave", async () => {
    expect(await listOverrides(db, { state: "open" })).toMatchObject([
      {
        reservationId: EMERGENCY,
        displacedId: PROMOTED,
        overriderId: 3,
        ownerId: 1,
        reason: "own-unit-failed",
      },
    ]);
    expect(await listFirstCalls(db, 4)).toMatchObject([{ productCode: "CBK", madeBy: account(0xc3) }]);
    expect((await listBusyIntervals(db, window)).map(({ id }) => id)).toEqual([EMERGENCY]);
    expect(await getReservation(db, PROMOTED)).toMatchObject({ state: "cancelled", cancelledFor: 3 });
  });

  it("tells whom it displaces and the owner, not only the overrider", async () => {
    for (const facilityId of [1, 3, 4]) {
      const [latest] = (await listActivity(db, { facilityId, limit: 1 })).items;
      expect(latest).toMatchObject({ event: "OverrideMade", facilityId: 3, facilityIds: [1, 3, 4] });
    }
    const [other] = (await listActivity(db, { facilityId: 2, limit: 1 })).items;
    expect(other?.event).not.toBe("OverrideMade");
  });

  it("leaves books that add up, the bond in escrow", async () => {
    expect(await getLedgerAccount(db, 3)).toMatchObject({ free: 500n, escrowed: 400n, loans: 1 });
    expect(await getLedgerAccount(db, 4)).toMatchObject({ free: 1_100n, escrowed: 0n, loans: 0 });
    expect(await getLedgerTotals(db)).toEqual({ free: 3_600n, escrowed: 400n, fund: 0n });
  });

  it("uses a first call once", async () => {
    await chain.tell("WaitlistJoined", { ...joined(9, 4, 0), rank: 3, firstCallOf: PROMOTED });
    expect(await listFirstCalls(db, 4)).toEqual([]);
    expect((await listWaitlist(db, { unitId: 1, state: "waiting" }))[0]).toMatchObject({
      facilityId: 4,
      rank: 3,
    });
  });

  describe("given a review that finds it unjustified", () => {
    it("gives the bond to whom it displaced, is undone by a reorganisation and comes back equal", async () => {
      const before = await digestOfChain(db);
      const cursor = await findCursor(db);
      if (cursor === undefined) throw new Error("nothing was told");
      await tellReview(chain, false);
      const [entry] = (await listLedgerEntries(db, 4)).items;
      expect(entry).toMatchObject({ kind: "bond-forfeited", freeChange: 100n, free: 1_200n });
      expect(await getLedgerAccount(db, 3)).toMatchObject({ free: 500n, escrowed: 300n });
      expect(await listOverrides(db, { facilityId: 4, state: "unjustified" })).toMatchObject([
        { reviewerId: 2, suspendedUntil: at(2_000) },
      ]);
      await rollBack(db, cursor);
      expect(await digestOfChain(db)).toEqual(before);
    });
  });
});

describeOnEngines("an override that was justified, told again", (open) => {
  it("gives the bond back and comes back equal after a rebuild", async () => {
    const opened = await open();
    const tellAll = async () => {
      const chain = new ToldChain(opened.db);
      await tellWaiting(chain);
      await tellRelease(chain);
      await tellPromotion(chain);
      await tellOverride(chain);
      await tellReview(chain, true);
      return digestOfChain(opened.db);
    };
    const first = await tellAll();
    expect(await getLedgerAccount(opened.db, 3)).toMatchObject({ free: 600n, escrowed: 300n });
    await resetChain(opened);
    expect(await tellAll()).toEqual(first);
  }, 60_000);
});
