import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { describeOnEngines } from "../../testing/index.ts";
import type { Database } from "../db/database.ts";
import { appendAudit } from "./append-audit.ts";
import { findAuditBreak } from "./find-audit-break.ts";
import { auditTable } from "./local-table.ts";

const entry = (at: number) => ({ at, actor: "0x01", action: "unit.read", subject: "1", outcome: "ok" });

describeOnEngines("appendAudit", (open) => {
  let db: Database;
  beforeAll(async () => {
    ({ db } = await open());
  }, 60_000);
  beforeEach(async () => {
    await db.delete(auditTable);
  });

  it("chains concurrent entries without a gap", async () => {
    await Promise.all([1, 2, 3, 4, 5].map((at) => appendAudit(db, entry(at))));
    expect(await findAuditBreak(db)).toBeUndefined();
  });

  it("shows where a row was changed", async () => {
    const first = await appendAudit(db, entry(1));
    await appendAudit(db, entry(2));
    await db.update(auditTable).set({ outcome: "refused" }).where(eq(auditTable.at, 1));
    expect(await findAuditBreak(db)).toBe(first.sequence);
  });

  it("shows where a row is missing", async () => {
    for (const at of [1, 2]) await appendAudit(db, entry(at));
    const last = await appendAudit(db, entry(3));
    await db.delete(auditTable).where(eq(auditTable.at, 2));
    expect(await findAuditBreak(db)).toBe(last.sequence);
  });
});
