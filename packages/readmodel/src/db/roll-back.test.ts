import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { describeOnEngines } from "../../testing/index.ts";
import { scoreTable, serviceAreaCellTable } from "../facility/table.ts";
import { activityTable } from "../insight/table.ts";
import { ChainRows } from "./chain-rows.ts";
import { digestOfChain } from "./digest-of-chain.ts";
import type { OpenedDatabase } from "./open-database.ts";
import { rollBack } from "./roll-back.ts";

const id = fc.integer({ min: 1, max: 3 });
const cell = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const change = fc.oneof(
  fc.record({ act: fc.constant("score" as const), id, count: fc.nat() }),
  fc.record({ act: fc.constant("forget-score" as const), id }),
  fc.record({ act: fc.constant("add-cell" as const), id, cell: fc.constantFrom(1n, 2n ** 64n - 1n) }),
  fc.record({ act: fc.constant("remove-cell" as const), id, cell: fc.constantFrom(1n, 2n ** 64n - 1n) }),
  fc.record({ act: fc.constant("note" as const), id, cell, note: fc.string() }),
);
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function apply(rows: ChainRows, block: number, change: Change): void {
  const facilityId = change.id;
  if (change.act === "score") {
    rows.put(scoreTable, { facilityId, count: change.count, condition: 1, punctuality: 2, communication: 3 });
  } else if (change.act === "forget-score") rows.delete(scoreTable, { facilityId });
  else if (change.act === "add-cell") rows.put(serviceAreaCellTable, { facilityId, cell: change.cell });
  else if (change.act === "remove-cell") rows.delete(serviceAreaCellTable, { facilityId, cell: change.cell });
  else {
    rows.put(activityTable, {
      block,
      logIndex: facilityId,
      room: "facility",
      event: "Noted",
      entityId: "1",
      facilityId,
      facilityIds: [facilityId, change.id + 1],
      unitId: null,
      reservationId: change.cell,
      transaction: "0x00",
      at: block,
      // PostgreSQL stores no NUL in JSON; the chain's arguments hold numbers and hexadecimal text only.
      args: { note: change.note.replaceAll("\0", "") },
    });
  }
}

async function applyBlock({ db }: OpenedDatabase, block: number, changes: readonly Change[]): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('medequipshare.block', ${String(block)}, true)`);
    const rows = new ChainRows(tx);
    // Written one by one, so that one block changes a row several times.
    for (const each of changes) {
      apply(rows, block, each);
      await rows.flush();
    }
  });
}

describeOnEngines("rollBack", (open) => {
  let opened: OpenedDatabase;
  beforeAll(async () => {
    opened = await open();
  }, 60_000);

  it("restores every row as it was after the block, whatever happened since", async () => {
    const blocks = fc.array(fc.array(change, { maxLength: 6 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(blocks, fc.nat(), async (changes, pick) => {
        const digests = [await digestOfChain(opened.db)];
        for (const [index, each] of changes.entries()) {
          await applyBlock(opened, index + 1, each);
          digests.push(await digestOfChain(opened.db));
        }
        const target = pick % digests.length;
        await rollBack(opened.db, { number: target, hash: "0x00", timestamp: 0 });
        expect(await digestOfChain(opened.db)).toEqual(digests[target]);
        await rollBack(opened.db, { number: 0, hash: "0x00", timestamp: 0 });
        expect(await digestOfChain(opened.db)).toEqual(digests[0]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it("refuses changes outside a block", async () => {
    const row = { facilityId: 1, count: 1, condition: 1, punctuality: 1, communication: 1 };
    const failure = await opened.db
      .insert(scoreTable)
      .values(row)
      .catch((error: Error) => error.cause);
    expect(String(failure)).toContain("change only while a block is applied");
  });
});
