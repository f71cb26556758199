import { expect, it } from "vitest";
import { account, describeOnEngines, ToldChain } from "../../testing/index.ts";
import { listUnitParties } from "./list-unit-parties.ts";

describeOnEngines("listUnitParties", (open) => {
  it("names owner and borrowers of a unit, and of those only facilities that were activated", async () => {
    const { db } = await open();
    const chain = new ToldChain(db);
    for (const id of [1, 2, 4]) await chain.tellFacility(id, BigInt(id));
    await chain.tellApplication(3, 3n);
    await chain.tellUnit(1, 1);
    await chain.tellUnit(2, 3);
    await chain.tellTerms(1, 1);
    await chain.tell("ReservationConfirmed", {
      unitId: 1,
      borrowerId: 2,
      by: account(20),
      startsAt: 3_600,
      endsAt: 36_000,
      priority: 1,
      termsVersion: 1,
      reservationId: (1n << 32n) + 7n,
      escrow: 300n,
      insured: 40n,
    });
    const parties = async (unitId: number) => (await listUnitParties(db, unitId)).map(({ id }) => id).sort();
    expect(await parties(1)).toEqual([1, 2]);
    expect(await parties(2)).toEqual([]);
    expect(await parties(3)).toEqual([]);
  });
});
