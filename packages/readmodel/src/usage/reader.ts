import { and, asc, desc, eq, isNotNull } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import type { Reader } from "../db/database.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { grantTable, lockTable, meterTable, readingTable } from "./table.ts";

export type MeterRow = typeof meterTable.$inferSelect;
export type ReadingRow = typeof readingTable.$inferSelect;
export type LockRow = typeof lockTable.$inferSelect;
export type GrantRow = typeof grantTable.$inferSelect;

/** The meter whose signature counts now: the latest epoch that is enrolled. */
export async function findMeter(db: Reader, unitId: number): Promise<MeterRow | undefined> {
  const [row] = await db
    .select()
    .from(meterTable)
    .where(and(eq(meterTable.unitId, unitId), isNotNull(meterTable.enrolledAt)))
    .orderBy(desc(meterTable.epoch))
    .limit(1);
  return row;
}

/** A key proposed by the owner and not yet confirmed by a second facility. */
export async function findProposedMeter(db: Reader, unitId: number): Promise<MeterRow | undefined> {
  const [row] = await db
    .select()
    .from(meterTable)
    .where(eq(meterTable.unitId, unitId))
    .orderBy(desc(meterTable.epoch))
    .limit(1);
  return row?.enrolledAt === null ? row : undefined;
}

/** Readings the contract accepted, oldest first. */
export async function listReadings(db: Reader, unitId: number): Promise<readonly ReadingRow[]> {
  return db
    .select()
    .from(readingTable)
    .where(eq(readingTable.unitId, unitId))
    .orderBy(asc(readingTable.epoch), asc(readingTable.sequence));
}

export async function findLock(db: Reader, unitId: number): Promise<LockRow | undefined> {
  const [row] = await db.select().from(lockTable).where(eq(lockTable.unitId, unitId));
  return row;
}

export async function listGrants(db: Reader, reservationId: bigint): Promise<readonly GrantRow[]> {
  return db
    .select()
    .from(grantTable)
    .where(eq(grantTable.reservationId, reservationId))
    .orderBy(asc(grantTable.grantedAt), asc(grantTable.operator));
}

export async function findGrant(
  db: Reader,
  reservationId: bigint,
  operator: Hex,
): Promise<GrantRow | undefined> {
  const [row] = await db
    .select()
    .from(grantTable)
    .where(and(eq(grantTable.reservationId, reservationId), eq(grantTable.operator, lowerHex(operator))));
  return row;
}
