import { expect, it } from "vitest";
import { account, describeOnEngines, ToldChain, word } from "../../testing/index.ts";
import type { Database } from "../db/database.ts";
import { digestOfTable } from "../db/digest-of-table.ts";
import { listRecentBlocks } from "../db/list-recent-blocks.ts";
import { rollBack } from "../db/roll-back.ts";
import { listActivity } from "../insight/reader.ts";
import { findLoan } from "./reader.ts";
import { handOnTable, handoverTable, loanTable } from "./table.ts";

const FIRST = (1n << 32n) | 1n;
const NEXT = (1n << 32n) | 2n;
const HOUR = 3_600;

const pack = { releasedBy: account(0xaa), receivedBy: account(0xbb), loanPack: word(4) };

async function tellReserved(chain: ToldChain, reservationId: bigint, borrowerId: number): Promise<void> {
  await chain.tell("ReservationConfirmed", {
    reservationId,
    unitId: 1,
    borrowerId,
    by: account(20),
    startsAt: borrowerId * 10 * HOUR,
    endsAt: (borrowerId + 1) * 10 * HOUR,
    priority: 1,
    termsVersion: 1,
    escrow: 300n,
    insured: 40n,
  });
}

/** Facility 1's unit is with 2, whose loan is one hand-over old; 3 has reserved it next. */
async function tellLoan(db: Database): Promise<ToldChain> {
  const chain = new ToldChain(db);
  for (const id of [1, 2, 3]) await chain.tellFacility(id, BigInt(id));
  await chain.tellUnit(1, 1);
  await chain.tellTerms(1, 1);
  await tellReserved(chain, FIRST, 2);
  await tellReserved(chain, NEXT, 3);
  const handover = {
    ...{ reservationId: FIRST, sequence: 0, releaserId: 1, receiverId: 2, ...pack },
    ...{ meterSequence: 1, runSeconds: 100n, signedAt: 20 * HOUR },
  };
  await chain.tell("HandoverSigned", {
    reservationId: FIRST,
    unitId: 1,
    receiverId: 2,
    handoverHash: word(1),
    handover,
  });
  await chain.tell("ReservationStarted", { reservationId: FIRST, at: 20 * HOUR });
  return chain;
}

function tellHandOn(chain: ToldChain): Promise<number> {
  const handover = {
    ...{ reservationId: FIRST, sequence: 1, releaserId: 2, receiverId: 3, ...pack },
    ...{ meterSequence: 7, runSeconds: 4_000n, signedAt: 29 * HOUR },
  };
  return chain.tell("HandedOn", {
    fromReservationId: FIRST,
    toReservationId: NEXT,
    unitId: 1,
    handOnHash: word(9),
    handOn: { handover, nextReservationId: NEXT, ownerId: 1, consentedBy: account(0xcc) },
  });
}

describeOnEngines("onHandedOn", (open) => {
  it("ends one loan and opens the next at the same second by the same counter", async () => {
    const { db } = await open();
    const at = await tellHandOn(await tellLoan(db));
    const [ended, begun] = [await findLoan(db, FIRST), await findLoan(db, NEXT)];
    expect(ended).toMatchObject({
      handovers: 2,
      openingSeconds: 100n,
      closingSeconds: 4_000n,
      returnedAt: at,
    });
    expect(begun).toMatchObject({ handovers: 1, openingSeconds: 4_000n, pickedUpAt: at, returnedAt: null });
    expect(ended?.history.map(({ receiverId }) => receiverId)).toEqual([2, 3]);
    expect(begun?.history).toMatchObject([{ sequence: 0, releaserId: 2, receiverId: 3 }]);
    const handOn = {
      fromReservationId: FIRST,
      toReservationId: NEXT,
      ownerId: 1,
      consentedBy: account(0xcc),
    };
    expect([ended?.handedOn, ended?.receivedFrom]).toMatchObject([handOn, undefined]);
    expect([begun?.handedOn, begun?.receivedFrom]).toMatchObject([undefined, handOn]);
  });

  it("is told of the loan that ends, to both its parties and to the next borrower", async () => {
    const { db } = await open();
    await tellHandOn(await tellLoan(db));
    for (const facilityId of [1, 2, 3]) {
      const [latest] = (await listActivity(db, { facilityId })).items;
      expect(latest).toMatchObject({ event: "HandedOn", room: "custody", unitId: 1, reservationId: FIRST });
    }
  });

  it("is taken back when its block goes", async () => {
    const { db } = await open();
    const chain = await tellLoan(db);
    const state = () =>
      Promise.all([loanTable, handoverTable, handOnTable].map((table) => digestOfTable(db, table)));
    const before = await state();
    const [told] = await listRecentBlocks(db, 0);
    if (told === undefined) throw new Error("no block was told");
    await tellHandOn(chain);
    await rollBack(db, told);
    expect(await state()).toEqual(before);
    expect((await findLoan(db, FIRST))?.handedOn).toBeUndefined();
  });
});
