import { expect, it } from "vitest";
import { describeOnEngines, ToldChain } from "../../testing/index.ts";
import { listUnfetchedDocuments } from "./list-unfetched-documents.ts";

const CELL = 0x8828_9aa6_adff_fffn;
const NOWHERE = "0x";

describeOnEngines("listUnfetchedDocuments", (open) => {
  it("reaches every document in turn, although none of the earlier ones can be had", async () => {
    const { db } = await open();
    const chain = new ToldChain(db);
    for (let facilityId = 1; facilityId <= 5; facilityId++) await chain.tellFacility(facilityId, CELL);
    const all = await listUnfetchedDocuments(db, { after: NOWHERE, limit: 100 });
    expect(all.length).toBeGreaterThan(1);
    const reached = [];
    let after: `0x${string}` = NOWHERE;
    for (;;) {
      const [next] = await listUnfetchedDocuments(db, { after, limit: 1 });
      if (!next) break;
      reached.push(next);
      after = next.digest;
    }
    expect(reached).toEqual(all);
  });
});
