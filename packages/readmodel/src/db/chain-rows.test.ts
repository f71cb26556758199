import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { account, describeOnEngines, word } from "../../testing/index.ts";
import { waitlistEntryTable } from "../reservation/table.ts";
import { ChainRows } from "./chain-rows.ts";

const asked = {
  id: 1n,
  unitId: 1,
  facilityId: 2,
  sequence: 1,
  startsAt: 0,
  endsAt: 10,
  priority: "urgent",
  rank: 1,
  joinedBy: account(2),
  joinedAt: 5,
  state: "waiting",
} as const;
const unsaid = { firstCallOf: null, endedAt: null, reservationId: null, dropReason: null };

describeOnEngines("ChainRows", (open) => {
  it("gives a row that was put as it will be read, with what was not said of it", async () => {
    const { db } = await open();
    await db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('medequipshare.block', '1', true)`);
      const rows = new ChainRows(tx);
      rows.put(waitlistEntryTable, { ...asked, dropReason: undefined });
      expect(await rows.find(waitlistEntryTable, { id: 1n })).toEqual({ ...asked, ...unsaid });
      await rows.flush();
      expect(await new ChainRows(tx).find(waitlistEntryTable, { id: 1n })).toEqual({ ...asked, ...unsaid });
    });
  });

  it("forgets what a row held when another is put in its place", async () => {
    const { db } = await open();
    await db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('medequipshare.block', '1', true)`);
      const rows = new ChainRows(tx);
      rows.put(waitlistEntryTable, { ...asked, dropReason: word(1) });
      rows.put(waitlistEntryTable, asked);
      await rows.patch(waitlistEntryTable, { id: 1n }, { endedAt: 9 });
      expect(await rows.find(waitlistEntryTable, { id: 1n })).toEqual({ ...asked, ...unsaid, endedAt: 9 });
    });
  });
});
