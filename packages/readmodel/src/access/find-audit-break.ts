import { asc } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { auditHash, FIRST_AUDIT_HASH } from "./append-audit.ts";
import { auditTable } from "./local-table.ts";

/** The sequence of the first audit row that was changed, moved or follows a missing one; undefined when all is well. */
export async function findAuditBreak(db: Reader): Promise<number | undefined> {
  let previousHash = FIRST_AUDIT_HASH;
  for (const row of await db.select().from(auditTable).orderBy(asc(auditTable.sequence))) {
    if (row.previousHash !== previousHash || row.hash !== auditHash(previousHash, row)) return row.sequence;
    previousHash = row.hash;
  }
  return undefined;
}
