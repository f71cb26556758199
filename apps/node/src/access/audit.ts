import { type AuditEntry, appendAudit, type Database } from "@medequipshare/readmodel";

/** Writes a line of the audit trail; the time is added. */
export type Audit = (entry: Omit<AuditEntry, "at">) => Promise<void>;

/** `now` is in unix seconds. */
export function createAudit(db: Database, now: () => number): Audit {
  return async (entry) => {
    await appendAudit(db, { at: now(), ...entry });
  };
}
