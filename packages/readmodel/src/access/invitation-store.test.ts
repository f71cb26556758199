import { beforeAll, beforeEach, expect, it } from "vitest";
import { describeOnEngines } from "../../testing/index.ts";
import type { Database } from "../db/database.ts";
import { type InvitationRow, type InvitationStore, invitationStore } from "./invitation-store.ts";
import { invitationTable } from "./local-table.ts";

const WEEK = 7 * 86_400;
const acceptance = {
  account: "0x0a",
  x: "0x01",
  y: "0x02",
  credentialId: "AA",
  signature: "0x",
  acceptedAt: 5,
} as const;

function anInvitation(over: Partial<InvitationRow> = {}): InvitationRow {
  return {
    codeHash: "0x01",
    facilityId: 1,
    invitedBy: "0xad",
    name: "Maria Ruiz",
    roles: 2,
    until: 4_000_000_000,
    replaces: null,
    createdAt: 0,
    expiresAt: WEEK,
    acceptance: null,
    ...over,
  };
}

describeOnEngines("invitationStore", (open) => {
  let db: Database;
  let store: InvitationStore;
  beforeAll(async () => {
    ({ db } = await open());
    store = invitationStore(db);
  }, 60_000);
  beforeEach(async () => {
    await db.delete(invitationTable);
  });

  it("finds and accepts an invitation until it expires, and not in that second", async () => {
    await store.put(anInvitation(), 9);
    expect(await store.findOpen("0x01", WEEK - 1)).toMatchObject({ name: "Maria Ruiz" });
    expect(await store.findOpen("0x01", WEEK)).toBeUndefined();
    expect(await store.accept("0x01", acceptance, WEEK)).toBe(false);
    expect(await store.listOf(1, WEEK)).toEqual([]);
  });

  it("lets one of many answers at the same time count, and keeps it past the week", async () => {
    await store.put(anInvitation(), 9);
    const answers = await Promise.all([1, 2, 3].map(() => store.accept("0x01", acceptance, 5)));
    expect(answers.filter((counted) => counted)).toHaveLength(1);
    expect(await store.findOpen("0x01", 6)).toBeUndefined();
    await store.put(anInvitation({ codeHash: "0x02", createdAt: 2 * WEEK, expiresAt: 3 * WEEK }), 9);
    expect(await store.listOf(1, 2 * WEEK)).toMatchObject([{ acceptance }, { acceptance: null }]);
  });

  it("shows and gives away nothing of another facility", async () => {
    await store.put(anInvitation(), 9);
    expect(await store.listOf(2, 1)).toEqual([]);
    expect(await store.take(2, "0x01")).toBeUndefined();
    expect(await store.take(1, "0x01")).toMatchObject({ facilityId: 1 });
    expect(await store.take(1, "0x01")).toBeUndefined();
  });

  it("takes no more than a facility may have, of which expired ones are none", async () => {
    expect(await store.put(anInvitation(), 1)).toBe(true);
    expect(await store.put(anInvitation({ codeHash: "0x02" }), 1)).toBe(false);
    expect(await store.put(anInvitation({ codeHash: "0x03", facilityId: 2 }), 1)).toBe(true);
    expect(await store.put(anInvitation({ codeHash: "0x04", createdAt: WEEK }), 1)).toBe(true);
  });
});
