import { expect, it } from "vitest";
import { describeOnEngines, ToldChain } from "../../testing/index.ts";
import { findFacilityByNpi, listFacilities } from "./reader.ts";

const CELL = 0x8828_9aa6_adff_fffn;
const NPI = 2_000_000_003n;

describeOnEngines("findFacilityByNpi", (open) => {
  it("gives the first application, and the activated facility once there is one", async () => {
    const { db } = await open();
    const chain = new ToldChain(db);
    await chain.tellApplication(1, CELL, NPI);
    await chain.tellApplication(2, CELL, NPI);
    expect((await findFacilityByNpi(db, `${NPI}`))?.id).toBe(1);
    await chain.tellFacility(3, CELL);
    expect((await findFacilityByNpi(db, `${NPI}`))?.id).toBe(3);
    expect(await findFacilityByNpi(db, "2000000099")).toBeUndefined();
  });
});

describeOnEngines("listFacilities", (open) => {
  it("tells applications from what was active", async () => {
    const { db } = await open();
    const chain = new ToldChain(db);
    await chain.tellApplication(1, CELL, NPI);
    await chain.tellFacility(2, CELL);
    const ids = async (applied?: boolean) =>
      (await listFacilities(db, { applied })).items.map(({ id }) => id);
    expect([await ids(true), await ids(false), await ids()]).toEqual([[1], [2], [1, 2]]);
  });
});
