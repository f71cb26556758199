import { beforeAll, describe, expect, it } from "vitest";
import { account, describeOnEngines, ToldChain, word } from "../../testing/index.ts";
import type { Database } from "../db/database.ts";
import { digestOfChain } from "../db/digest-of-chain.ts";
import { findCursor } from "../db/find-cursor.ts";
import { resetChain } from "../db/reset-chain.ts";
import { rollBack } from "../db/roll-back.ts";
import { getLedgerAccount, getLedgerTotals, listLedgerEntries } from "../settlement/reader.ts";
import { listSchedule } from "./list-schedule.ts";
import {
  getReservation,
  listBusyIntervals,
  listMaintenanceWindows,
  listReservationChanges,
  listReservations,
} from "./reader.ts";
import { searchOffers } from "./search-offers.ts";

const HOUR = 3_600;
const LOAN = (1n << 32n) | 7n;
const WINDOW = (1n << 32n) | 1n;
const HOME = 0x8828_9aa6_adff_fffn;
/** Blocks of a told chain are at 1,000,010 and every ten seconds; these times are later. */
const START = 400 * HOUR;
const at = (hour: number) => START + hour * HOUR;

/** Facility 2 reserves ten hours of 1's unit, shortens late, hands it to 3, which extends; 1 recalls. */
async function tellChanges(chain: ToldChain): Promise<void> {
  for (const facilityId of [1, 2, 3]) await chain.tellFacility(facilityId, HOME);
  await chain.tellUnit(1, 1);
  await chain.tellTerms(1, 1);
  for (const facilityId of [1, 2, 3]) {
    await chain.tell("LedgerDeposited", { facilityId, from: account(9), amount: 1_000n, free: 1_000n });
  }
  const by = account(20);
  const asked = {
    unitId: 1,
    borrowerId: 2,
    by,
    startsAt: at(0),
    endsAt: at(10),
    priority: 0,
    termsVersion: 1,
  };
  await chain.tell("ReservationConfirmed", { ...asked, reservationId: LOAN, escrow: 300n, insured: 40n });
  // From here on cancelling is no longer free.
  chain.wait(436_500);
  await amend(chain, { borrowerId: 2, endsAt: at(6), before: 300n, escrow: 220n, toOwner: 30n });
  await chain.tell("TransferOffered", { reservationId: LOAN, fromFacilityId: 2, toFacilityId: 4, by });
  await chain.tell("TransferWithdrawn", { reservationId: LOAN, fromFacilityId: 2, by });
  await chain.tell("TransferOffered", { reservationId: LOAN, fromFacilityId: 2, toFacilityId: 3, by });
}

async function tellLoanOfThird(chain: ToldChain): Promise<void> {
  const parts = { toOwner: 0n, toFund: 0n, refund: 220n };
  await chain.tell("EscrowReleased", { reservationId: LOAN, borrowerId: 2, ownerId: 1, ...parts });
  await chain.tell("ReservationTransferred", {
    reservationId: LOAN,
    fromFacilityId: 2,
    toFacilityId: 3,
    by: account(30),
    escrow: 220n,
    insured: 40n,
  });
  await chain.tell("ReservationStarted", { reservationId: LOAN, at: at(0) });
  await amend(chain, { borrowerId: 3, endsAt: at(80), before: 220n, escrow: 500n, toOwner: 0n });
  const recall = { endsAt: at(40), escrow: 400n, toBorrower: 25n, reasonCode: 3, reasonHash: word(77) };
  await chain.tell("ReservationRecalled", {
    reservationId: LOAN,
    unitId: 1,
    borrowerId: 3,
    by: account(0xa1),
    ...recall,
  });
  await adjust(chain, { borrowerId: 3, before: 500n, escrow: 400n, toOwner: 0n, toBorrower: 25n });
  const opened = { unitId: 1, by: account(0xa2), startsAt: at(50), endsAt: at(52) };
  await chain.tell("MaintenanceWindowOpened", { windowId: WINDOW, ...opened });
}

type Money = { readonly borrowerId: number; readonly before: bigint; readonly escrow: bigint };

async function amend(
  chain: ToldChain,
  { endsAt, ...money }: Money & { readonly endsAt: number; readonly toOwner: bigint },
): Promise<void> {
  const { borrowerId, escrow, toOwner } = money;
  const changed = { borrowerId, by: account(0xb1), startsAt: at(0), endsAt, escrow, toOwner };
  await chain.tell("ReservationAmended", { reservationId: LOAN, unitId: 1, ...changed });
  await adjust(chain, { ...money, toBorrower: 0n });
}

async function adjust(
  chain: ToldChain,
  { borrowerId, before, escrow, ...paid }: Money & { readonly toOwner: bigint; readonly toBorrower: bigint },
): Promise<void> {
  await chain.tell("EscrowAdjusted", {
    reservationId: LOAN,
    borrowerId,
    ownerId: 1,
    escrowBefore: before,
    escrowAfter: escrow,
    ...paid,
  });
}

describeOnEngines("changes of a reservation", (open) => {
  let db: Database;
  let chain: ToldChain;
  beforeAll(async () => {
    ({ db } = await open());
    chain = new ToldChain(db);
    await tellChanges(chain);
  }, 60_000);

  describe("given an offer", () => {
    it("keeps interval and escrow of now, and whom it is offered to", async () =>
      expect(await getReservation(db, LOAN)).toMatchObject({
        borrowerId: 2,
        endsAt: at(6),
        escrow: 220n,
        offeredToId: 3,
      }));
    it("forgets until when cancelling was free once the change came late", async () =>
      expect(await getReservation(db, LOAN)).toMatchObject({ freeUntil: 0 }));
    it("is found by the facility it is made to alone, until the reservation ends", async () => {
      const offeredTo = async (offeredToId: number) =>
        (await listReservations(db, { offeredToId })).items.map(({ id }) => id);
      expect(await offeredTo(3)).toEqual([LOAN]);
      // What was offered to 4 was withdrawn; 1 and 2 are its parties.
      for (const facilityId of [1, 2, 4]) expect(await offeredTo(facilityId)).toEqual([]);
      const ended = { reservationId: LOAN, cancelledFor: 2, by: account(20), toOwner: 0n };
      await chain.tell("ReservationCancelled", ended);
      expect(await getReservation(db, LOAN)).toMatchObject({ offeredToId: 3 });
      expect(await offeredTo(3)).toEqual([]);
    });
  });
});

describeOnEngines("a reservation changed in every way", (open) => {
  let db: Database;
  beforeAll(async () => {
    ({ db } = await open());
    const chain = new ToldChain(db);
    await tellChanges(chain);
    await tellLoanOfThird(chain);
  }, 60_000);

  it("has the present interval, escrow and borrower", async () =>
    expect(await getReservation(db, LOAN)).toMatchObject({
      borrowerId: 3,
      state: "on-loan",
      startsAt: at(0),
      endsAt: at(40),
      escrow: 400n,
      insured: 40n,
      freeUntil: 0,
      offeredToId: null,
    }));

  it("has a history of who changed what, and what was paid", async () => {
    const changes = await listReservationChanges(db, LOAN);
    expect(
      changes.map(({ kind, borrowerId, endsAtBefore, endsAt }) => [kind, borrowerId, endsAtBefore, endsAt]),
    ).toEqual([
      ["amended", 2, at(10), at(6)],
      ["transfer-offered", 2, at(6), at(6)],
      ["transfer-withdrawn", 2, at(6), at(6)],
      ["transfer-offered", 2, at(6), at(6)],
      ["transferred", 3, at(6), at(6)],
      ["amended", 3, at(6), at(80)],
      ["recalled", 3, at(80), at(40)],
    ]);
    expect(changes[0]).toMatchObject({ escrowBefore: 300n, escrow: 220n, toOwner: 30n, by: account(0xb1) });
    expect(changes[4]).toMatchObject({ borrowerIdBefore: 2, toOwner: 0n });
    expect(changes[6]).toMatchObject({ toBorrower: 25n, reason: "safety-notice", reasonHash: word(77) });
  });

  it("leaves books that add up", async () => {
    expect(await getLedgerAccount(db, 1)).toMatchObject({ free: 1_005n, escrowed: 0n });
    expect(await getLedgerAccount(db, 2)).toMatchObject({ free: 970n, escrowed: 0n, insured: 0n, loans: 0 });
    expect(await getLedgerAccount(db, 3)).toMatchObject({
      free: 625n,
      escrowed: 400n,
      insured: 40n,
      loans: 1,
    });
    expect(await getLedgerTotals(db)).toEqual({ free: 2_600n, escrowed: 400n, fund: 0n });
    const { items } = await listLedgerEntries(db, 3);
    expect(items.map(({ kind, freeChange, escrowedChange }) => [kind, freeChange, escrowedChange])).toEqual([
      ["recall-compensation", 25n, 0n],
      ["escrow-adjusted", 100n, -100n],
      ["escrow-adjusted", -280n, 280n],
      ["escrow-held", -220n, 220n],
      ["deposit", 1_000n, 0n],
    ]);
  });

  describe("given a maintenance window", () => {
    const all = { unitId: 1, from: at(0), to: at(100), now: at(0) };
    const offered = async (from: number, to: number) =>
      (
        await searchOffers(db, {
          productCode: "CBK",
          startsAt: at(from),
          endsAt: at(to),
          borrowerId: 2,
          now: at(0),
          limit: 5,
        })
      ).map(({ unitId }) => unitId);

    it("shows it beside what is reserved", async () => {
      expect(await listMaintenanceWindows(db, all)).toMatchObject([
        { id: WINDOW, startsAt: at(50), endsAt: at(52) },
      ]);
      expect((await listBusyIntervals(db, all)).map(({ id }) => id)).toEqual([LOAN]);
      const { items } = await listSchedule(db, all);
      expect(items).toMatchObject([{ windows: [{ id: WINDOW }], busy: [{ id: LOAN }] }]);
    });
    it("takes it as half-open", async () => {
      expect(await listMaintenanceWindows(db, { ...all, from: at(52) })).toEqual([]);
      expect(await listMaintenanceWindows(db, { ...all, to: at(50) })).toEqual([]);
    });
    it("offers the unit only for times outside it, those given back by a recall included", async () => {
      expect(await offered(48, 51)).toEqual([]);
      expect(await offered(51, 60)).toEqual([]);
      expect(await offered(41, 50)).toEqual([1]);
      expect(await offered(52, 60)).toEqual([1]);
    });
  });
});

describeOnEngines("changes undone and retold", (open) => {
  it("come back equal after a roll-back and after a rebuild", async () => {
    const opened = await open();
    const { db } = opened;
    const chain = new ToldChain(db);
    await tellChanges(chain);
    const offered = await digestOfChain(db);
    const cursor = await findCursor(db);
    if (cursor === undefined) throw new Error("nothing was told");
    await tellLoanOfThird(chain);
    await chain.tell("MaintenanceWindowClosed", { windowId: WINDOW, unitId: 1, by: account(0xa2) });
    expect(await listMaintenanceWindows(db, { unitId: 1, from: 0, to: at(100) })).toEqual([]);
    const closed = await digestOfChain(db);
    await rollBack(db, cursor);
    expect(await digestOfChain(db)).toEqual(offered);

    await resetChain(opened);
    const again = new ToldChain(db);
    await tellChanges(again);
    await tellLoanOfThird(again);
    await again.tell("MaintenanceWindowClosed", { windowId: WINDOW, unitId: 1, by: account(0xa2) });
    expect(await digestOfChain(db)).toEqual(closed);
  }, 60_000);
});
