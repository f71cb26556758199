import { expect, it } from "vitest";
import { account, describeOnEngines, ToldChain, word } from "../../testing/index.ts";
import type { Database } from "../db/database.ts";
import { digestOfTable } from "../db/digest-of-table.ts";
import { listRecentBlocks } from "../db/list-recent-blocks.ts";
import { rollBack } from "../db/roll-back.ts";
import { findLoanAt, listBreakGlass } from "./list-break-glass.ts";
import { breakGlassTable } from "./table.ts";

const LOAN = (1n << 32n) + 7n;

async function tellLoan(db: Database): Promise<ToldChain> {
  const chain = new ToldChain(db);
  for (const id of [1, 2, 3]) await chain.tellFacility(id, BigInt(id));
  await chain.tellUnit(1, 1);
  await chain.tellTerms(1, 1);
  await chain.tell("ReservationConfirmed", {
    unitId: 1,
    borrowerId: 2,
    by: account(20),
    startsAt: 3_600,
    endsAt: 36_000,
    priority: 1,
    termsVersion: 1,
    reservationId: LOAN,
    escrow: 300n,
    insured: 40n,
  });
  return chain;
}

const opening = (sequence: number, openedAt: number) => ({
  unitId: 1,
  lock: 1,
  sequence,
  bootCount: 2,
  openedAt,
  identifyBy: 5_000,
  holderId: 2,
  reservationId: 0n,
});
const key = (sequence: number) => ({ unitId: 1, lock: 1, sequence });

describeOnEngines("listBreakGlass", (open) => {
  it("follows openings from their record to their review, whatever order they come in", async () => {
    const { db } = await open();
    const chain = await tellLoan(db);
    await chain.tell("BreakGlassRecorded", opening(3, 0));
    await chain.tell("BreakGlassRecorded", opening(1, 4_100));
    const at = await chain.tell("BreakGlassIdentified", {
      ...key(1),
      facilityId: 2,
      identifiedBy: account(0xab),
      reasonCode: 3,
      reasonHash: word(8),
      late: true,
    });
    const [newest, oldest] = (await listBreakGlass(db, { unitId: 1 })).items;
    expect(oldest).toMatchObject({
      sequence: 3,
      openedAt: null,
      ownerId: 1,
      reservationId: null,
      reason: null,
    });
    expect(newest).toMatchObject({
      sequence: 1,
      openedAt: 4_100,
      identifiedAt: at,
      identifiedBy: account(0xab),
      reason: "network-lost",
      isLate: true,
      reviewedAt: null,
    });
    const review = { facilityId: 1, reviewedBy: account(0xcd), justified: true, documentHash: word(9) };
    await chain.tell("BreakGlassReviewed", { ...key(1), ...review });
    const sequences = async (isOpen: boolean) =>
      (await listBreakGlass(db, { isOpen })).items.map(({ sequence }) => sequence);
    expect([await sequences(true), await sequences(false)]).toEqual([[3], [1]]);
  });

  it("lists what concerns a facility as owner, holder or borrower, page by page", async () => {
    const { db } = await open();
    const chain = await tellLoan(db);
    for (const sequence of [1, 2, 3]) await chain.tell("BreakGlassRecorded", opening(sequence, 4_000));
    for (const [facilityId, found] of [[1, 3] as const, [2, 3] as const, [3, 0] as const]) {
      expect((await listBreakGlass(db, { facilityId })).items).toHaveLength(found);
    }
    const first = await listBreakGlass(db, { facilityId: 2, limit: 2 });
    const second = await listBreakGlass(db, { facilityId: 2, limit: 2, after: first.next });
    expect([...first.items, ...second.items].map(({ sequence }) => sequence)).toEqual([3, 2, 1]);
  });

  it("takes every step back when its block goes", async () => {
    const opened = await open();
    const { db } = opened;
    const chain = await tellLoan(db);
    await chain.tell("BreakGlassRecorded", opening(1, 4_000));
    const before = await digestOfTable(db, breakGlassTable);
    const [told] = await listRecentBlocks(db, 0);
    if (told === undefined) throw new Error("no block was told");
    await chain.tell("BreakGlassPlaced", { ...key(1), holderId: 3, reservationId: LOAN });
    await chain.tell("BreakGlassReviewed", {
      ...key(1),
      facilityId: 1,
      reviewedBy: account(0xcd),
      justified: false,
      documentHash: word(9),
    });
    expect((await listBreakGlass(db)).items[0]).toMatchObject({
      holderId: 3,
      borrowerId: 2,
      isJustified: false,
    });
    await rollBack(db, told);
    expect(await digestOfTable(db, breakGlassTable)).toEqual(before);
  });
});

describeOnEngines("findLoanAt", (open) => {
  it("finds the loan from its pick-up until its return, and none outside", async () => {
    const { db } = await open();
    const chain = await tellLoan(db);
    const handover = {
      reservationId: LOAN,
      releasedBy: account(1),
      receivedBy: account(2),
      loanPack: word(4),
      meterSequence: 1,
      runSeconds: 1n,
      signedAt: 1,
    };
    const told = { reservationId: LOAN, unitId: 1, handoverHash: word(1) };
    const out = { ...handover, sequence: 0, releaserId: 1, receiverId: 2 };
    const pickedUpAt = await chain.tell("HandoverSigned", { ...told, receiverId: 2, handover: out });
    await chain.tell("ReservationStarted", { reservationId: LOAN, at: pickedUpAt });
    const back = { ...handover, sequence: 1, releaserId: 2, receiverId: 1 };
    const returnedAt = await chain.tell("HandoverSigned", { ...told, receiverId: 1, handover: back });
    await chain.tell("ReservationReturned", { reservationId: LOAN, at: returnedAt });
    const found = await Promise.all(
      [pickedUpAt - 1, pickedUpAt, returnedAt - 1, returnedAt].map((at) => findLoanAt(db, 1, at)),
    );
    expect(found).toEqual([undefined, LOAN, LOAN, undefined]);
    expect(await findLoanAt(db, 2, pickedUpAt)).toBeUndefined();
  });
});
