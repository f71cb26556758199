import { desc } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { auditTable } from "./local-table.ts";

export type AuditRow = typeof auditTable.$inferSelect;

/** The audit trail, newest first. */
export async function listAudit(db: Reader, limit = 100): Promise<readonly AuditRow[]> {
  return db.select().from(auditTable).orderBy(desc(auditTable.sequence)).limit(limit);
}
