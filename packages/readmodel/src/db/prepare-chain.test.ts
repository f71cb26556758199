import { readFileSync } from "node:fs";
import { expect, it, vi } from "vitest";
import { describeOnEngines, ToldChain } from "../../testing/index.ts";
import { getFacility, listFacilities } from "../facility/reader.ts";
import { buildChain } from "./build-chain.ts";
import type { Database } from "./database.ts";
import { findCursor } from "./find-cursor.ts";
import { inChain } from "./in-chain.ts";
import { prepareChain } from "./prepare-chain.ts";
import { isBuiltBeside, replaceChain } from "./replace-chain.ts";

const serveEarlier = new URL("../../migrations/serve-earlier.sql", import.meta.url);
const hasRoom = async () => true;

/** What the start of a version leaves whose facilities have a kind of another type, and a colour. */
async function startAnother(db: Database): Promise<void> {
  await buildChain(db, "chain_next");
  for (const statement of [
    "alter table chain_next.facility add column colour text, alter column kind type integer using 0",
    "comment on schema chain_next is 'of another version'",
    readFileSync(serveEarlier, "utf8"),
  ]) {
    await db.execute(statement);
  }
}

describeOnEngines("prepareChain", (open) => {
  it("builds anew what another version made ready to serve, before it was taken back", async () => {
    const { db } = await open();
    await new ToldChain(db).tellFacility(1, 1n);
    const served = await findCursor(db);
    await startAnother(db);
    expect((await listFacilities(db)).items).toEqual([]);

    await prepareChain(db, hasRoom);
    expect(await isBuiltBeside(db)).toBe(true);
    expect(await findCursor(db)).toEqual(served);
    await inChain(db, "chain_next", (tx) => tx.execute("create table begun (id integer)"));
    // As after a kill: what was begun stands.
    await prepareChain(db, hasRoom);
    await db.execute("select * from chain_next.begun");

    await replaceChain(db);
    await new ToldChain(db).tellFacility(1, 1n);
    await prepareChain(db, hasRoom);
    expect(await isBuiltBeside(db)).toBe(false);
    expect(await getFacility(db, 1)).toMatchObject({ kind: "hospital" });
  });

  it("goes on with what was begun beside, though there is no room to begin it now", async () => {
    const { db } = await open();
    await new ToldChain(db).tellFacility(1, 1n);
    await db.execute("comment on schema chain is 'of an earlier version'");
    await prepareChain(db, hasRoom);
    const lacksRoom = vi.fn(async () => false);
    await prepareChain(db, lacksRoom);
    expect(lacksRoom).not.toHaveBeenCalled();
    expect(await isBuiltBeside(db)).toBe(true);
    expect((await listFacilities(db)).items).toHaveLength(1);

    await db.execute("comment on schema chain_next is 'of yet another version'");
    await prepareChain(db, async () => {
      // What nobody goes on with takes no room any more.
      expect(await isBuiltBeside(db)).toBe(false);
      return false;
    });
    expect(await isBuiltBeside(db)).toBe(false);
    expect(await findCursor(db)).toBeUndefined();
  });
});
