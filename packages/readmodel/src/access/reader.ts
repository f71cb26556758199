import { and, asc, desc, eq, gt, inArray } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import type { Reader } from "../db/database.ts";
import { lowerHex } from "../db/lower-hex.ts";
import {
  auditTable,
  type OperationStatus,
  operationTable,
  type RelayStatus,
  relayTable,
  sessionTable,
} from "./local-table.ts";

export type OperationRow = typeof operationTable.$inferSelect;
export type RelayRow = typeof relayTable.$inferSelect;
export type SessionRow = typeof sessionTable.$inferSelect;
export type AuditRow = typeof auditTable.$inferSelect;

export async function findOperation(db: Reader, hash: Hex): Promise<OperationRow | undefined> {
  const [row] = await db
    .select()
    .from(operationTable)
    .where(eq(operationTable.hash, lowerHex(hash)));
  return row;
}

/** Operations in these states, oldest first: what a restarted node takes up again. */
export async function listOperations(
  db: Reader,
  statuses: readonly OperationStatus[],
): Promise<readonly OperationRow[]> {
  return db
    .select()
    .from(operationTable)
    .where(inArray(operationTable.status, [...statuses]))
    .orderBy(asc(operationTable.createdAt), asc(operationTable.hash));
}

export async function findRelay(db: Reader, id: Hex): Promise<RelayRow | undefined> {
  const [row] = await db
    .select()
    .from(relayTable)
    .where(eq(relayTable.id, lowerHex(id)));
  return row;
}

/** Relays in these states, oldest first. */
export async function listRelays(db: Reader, statuses: readonly RelayStatus[]): Promise<readonly RelayRow[]> {
  return db
    .select()
    .from(relayTable)
    .where(inArray(relayTable.status, [...statuses]))
    .orderBy(asc(relayTable.createdAt), asc(relayTable.id));
}

/** The session of a token's hash if it has not expired at `now`, unix seconds. */
export async function findSession(db: Reader, tokenHash: Hex, now: number): Promise<SessionRow | undefined> {
  const [row] = await db
    .select()
    .from(sessionTable)
    .where(and(eq(sessionTable.tokenHash, lowerHex(tokenHash)), gt(sessionTable.expiresAt, now)));
  return row;
}

/** The audit trail, newest first. */
export async function listAudit(db: Reader, limit = 100): Promise<readonly AuditRow[]> {
  return db.select().from(auditTable).orderBy(desc(auditTable.sequence)).limit(limit);
}
