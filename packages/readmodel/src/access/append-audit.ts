import { createHash } from "node:crypto";
import { desc, sql } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import { type Database, transaction } from "../db/database.ts";
import { auditTable } from "./local-table.ts";
import type { AuditRow } from "./reader.ts";

/** Who did or read what, and how it went. Nothing derived from a patient belongs in any field. */
export type AuditEntry = {
  /** Unix seconds. */
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly outcome: string;
};

export const FIRST_AUDIT_HASH: Hex = `0x${"0".repeat(64)}`;

/** SHA-256 over the former hash and the entry: a changed or missing row breaks every hash after it. */
export function auditHash(previousHash: Hex, entry: AuditEntry): Hex {
  const { at, actor, action, subject, outcome } = entry;
  const image = JSON.stringify([previousHash, at, actor, action, subject, outcome]);
  return `0x${createHash("sha256").update(image).digest("hex")}`;
}

/** Appends to the audit trail; concurrent appends queue up. */
export function appendAudit(db: Database, entry: AuditEntry): Promise<AuditRow> {
  return transaction(db, async (tx) => {
    await tx.execute(sql`lock table ${auditTable} in exclusive mode`);
    const [last] = await tx.select().from(auditTable).orderBy(desc(auditTable.sequence)).limit(1);
    const previousHash = last?.hash ?? FIRST_AUDIT_HASH;
    const row = { ...entry, previousHash, hash: auditHash(previousHash, entry) };
    const [stored] = await tx.insert(auditTable).values(row).returning();
    if (stored === undefined) throw new Error("an audit entry was not stored");
    return stored;
  });
}
