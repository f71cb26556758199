import { beforeAll, beforeEach, expect, it } from "vitest";
import { account, describeOnEngines, ToldChain } from "../../testing/index.ts";
import type { Database } from "../index.ts";
import { listUnitParties } from "./list-unit-parties.ts";

const DAY = 86_400;

describeOnEngines("listUnitParties", (open) => {
  let db: Database;
  let chain: ToldChain;
  /** Each test has a unit of its own, of facility 1. */
  let unitId = 10;
  let reservationId: bigint;

  beforeAll(async () => {
    ({ db } = await open());
    chain = new ToldChain(db);
    for (const id of [1, 2, 4]) await chain.tellFacility(id, BigInt(id));
    await chain.tellApplication(3, 3n);
  }, 60_000);

  beforeEach(async () => {
    unitId += 1;
    reservationId = (BigInt(unitId) << 32n) + 1n;
    await chain.tellUnit(unitId, 1);
    await chain.tellTerms(unitId, 1);
  });

  const parties = async (unit = unitId) => (await listUnitParties(db, unit)).map(({ id }) => id).sort();
  const asked = () => ({
    unitId,
    borrowerId: 2,
    by: account(20),
    startsAt: 3_600,
    endsAt: 36_000,
    priority: 1,
    termsVersion: 1,
    reservationId,
  });
  const confirm = () => chain.tell("ReservationConfirmed", { ...asked(), escrow: 300n, insured: 40n });
  const giveBack = async () => {
    const at = await confirm();
    await chain.tell("ReservationStarted", { reservationId, at });
    await chain.tell("ReservationReturned", { reservationId, at });
  };

  it("names the owner and whoever has a confirmed reservation or the unit on loan", async () => {
    expect(await parties()).toEqual([1]);
    await confirm();
    expect(await parties()).toEqual([1, 2]);
    await chain.tell("ReservationStarted", { reservationId, at: 3_600 });
    expect(await parties()).toEqual([1, 2]);
  });

  it("names only facilities that were activated, and nobody of a unit that is not known", async () => {
    await chain.tellUnit(9, 3);
    expect([await parties(9), await parties(999)]).toEqual([[], []]);
  });

  it("names nobody for a hold, neither while it is held nor once it has lapsed", async () => {
    await chain.tell("ReservationHeld", { ...asked(), heldUntil: 9_000_000 });
    expect(await parties()).toEqual([1]);
    await chain.tell("ReservationExpired", { reservationId });
    expect(await parties()).toEqual([1]);
  });

  it("names nobody for a reservation that was cancelled", async () => {
    await confirm();
    await chain.tell("ReservationCancelled", {
      reservationId,
      cancelledFor: 2,
      by: account(20),
      toOwner: 0n,
    });
    expect(await parties()).toEqual([1]);
  });

  it("names who returned the unit for seven days, for readings that come late", async () => {
    await giveBack();
    // With the next block, ten seconds less than seven days after the return; with the one after it, seven days.
    chain.wait(7 * DAY - 40);
    await chain.tellTerms(unitId, 2);
    expect(await parties()).toEqual([1, 2]);
    await chain.tellTerms(unitId, 3);
    expect(await parties()).toEqual([1]);
  });

  it("names nobody for a loan that is settled", async () => {
    await giveBack();
    await chain.tell("ReservationSettled", { reservationId });
    expect(await parties()).toEqual([1]);
  });
});
