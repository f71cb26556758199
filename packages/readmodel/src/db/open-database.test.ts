import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { account, describeOnEngines, ToldChain, word } from "../../testing/index.ts";
import { appendAudit } from "../access/append-audit.ts";
import { listAudit } from "../access/reader.ts";
import { getFacility, listFacilities } from "../facility/reader.ts";
import { listActivity } from "../insight/reader.ts";
import { commitBlocks } from "./commit-blocks.ts";
import { digestOfChain } from "./digest-of-chain.ts";
import { findCursor } from "./find-cursor.ts";
import { inChain } from "./in-chain.ts";
import { openDatabase } from "./open-database.ts";
import { isBuiltBeside, replaceChain } from "./replace-chain.ts";
import { resetChain } from "./reset-chain.ts";

const entry = { at: 1, actor: "a", action: "read", subject: "unit 1", outcome: "ok" };
const LARGEST = 2n ** 64n - 1n;

describeOnEngines("openDatabase", (open) => {
  it("keeps the largest values an event can hold", async () => {
    const { db } = await open();
    const chain = new ToldChain(db);
    await chain.tellFacility(4_294_967_295, LARGEST);
    expect(await getFacility(db, 4_294_967_295)).toMatchObject({ homeCell: LARGEST });
  });

  it("applies nothing of a batch that fails", async () => {
    const { db } = await open();
    const chain = new ToldChain(db);
    await chain.tellFacility(1, 1n);
    const before = await digestOfChain(db);
    const cursor = await findCursor(db);
    const place = { block: 9, blockHash: word(9), at: 9, transaction: word(9) };
    const dismissed = { facilityId: 1, account: account(77) };
    const deposited = { facilityId: 1, from: account(1), amount: 5n, free: 5n };
    const committing = commitBlocks(db, {
      blocks: [
        {
          number: 9,
          hash: word(9),
          timestamp: 9,
          events: [
            { ...place, logIndex: 0, peer: "facilityLedger", eventName: "LedgerDeposited", args: deposited },
          ],
        },
        {
          number: 10,
          hash: word(10),
          timestamp: 9,
          events: [
            { ...place, logIndex: 0, peer: "facilityRegistry", eventName: "StaffDismissed", args: dismissed },
          ],
        },
      ],
      cursor: {
        number: 10,
        hash: word(10),
        timestamp: 9,
        finalNumber: 0,
        chainId: 1,
        genesis: word(0),
        book: account(0),
      },
      isFinal: false,
    });
    await expect(committing).rejects.toThrow("no row of staff");
    expect(await digestOfChain(db)).toEqual(before);
    expect(await findCursor(db)).toEqual(cursor);
  });

  it("drops and creates the chain schema alone", async () => {
    const opened = await open();
    const fresh = await digestOfChain(opened.db);
    await new ToldChain(opened.db).tellFacility(1, 1n);
    await appendAudit(opened.db, entry);
    await resetChain(opened);
    expect(await digestOfChain(opened.db)).toEqual(fresh);
    expect(await findCursor(opened.db)).toBeUndefined();
    expect(await listAudit(opened.db)).toHaveLength(1);
    await new ToldChain(opened.db).tellFacility(1, 1n);
    expect((await listFacilities(opened.db)).items).toHaveLength(1);
  });

  it("serves what migrations left while it is built anew beside it", async () => {
    const opened = await open();
    const { db } = opened;
    await new ToldChain(db).tellFacility(1, 1n);
    for (const statement of [
      "create table chain.migration (id serial)",
      "comment on schema chain is null",
      "alter table chain.facility drop column latitude, drop column kind",
      "alter table chain.activity alter column args type text",
      "drop table chain.hand_on",
    ]) {
      await db.execute(statement);
    }
    const cursor = await findCursor(db);
    await opened.migrate();
    // As after a kill: what was begun stands.
    await opened.migrate();
    expect(await findCursor(db)).toEqual(cursor);
    expect(await getFacility(db, 1)).toMatchObject({ id: 1, npi: "2000000001", kind: "" });
    expect(await listActivity(db, {})).toEqual({ items: [] });
    expect(await inChain(db, "chain_next", findCursor)).toBeUndefined();
    expect(await isBuiltBeside(db)).toBe(true);
    await replaceChain(db);
    expect(await isBuiltBeside(db)).toBe(false);
    await new ToldChain(db).tellFacility(2, 1n);
    expect((await listFacilities(db)).items).toMatchObject([{ id: 2, kind: "hospital" }]);
  });

  it("drops what was begun beside rows that are as they should be", async () => {
    const opened = await open();
    await new ToldChain(opened.db).tellFacility(1, 1n);
    await opened.db.execute("create schema chain_next");
    await opened.migrate();
    expect(await isBuiltBeside(opened.db)).toBe(false);
    expect((await listFacilities(opened.db)).items).toHaveLength(1);
  });

  it("creates what is of another shape and holds nothing in its place", async () => {
    const opened = await open();
    await opened.db.execute("comment on schema chain is 'another'");
    await opened.migrate();
    expect(await isBuiltBeside(opened.db)).toBe(false);
    await new ToldChain(opened.db).tellFacility(1, 1n);
  });

  it("creates a chain schema that somebody dropped when it is opened again", async () => {
    const opened = await open();
    await opened.db.execute(sql`drop schema chain cascade`);
    await opened.migrate();
    expect((await listFacilities(opened.db)).items).toEqual([]);
  });
});

describe("openDatabase", () => {
  it("finds in a directory what an earlier process left there", async () => {
    const directory = await mkdtemp(join(tmpdir(), "readmodel-"));
    try {
      const url = join(directory, "deep", "database");
      {
        await using opened = await openDatabase({ url });
        await new ToldChain(opened.db).tellFacility(1, 1n);
      }
      await using again = await openDatabase({ url });
      expect(await getFacility(again.db, 1)).toMatchObject({ id: 1 });
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});
