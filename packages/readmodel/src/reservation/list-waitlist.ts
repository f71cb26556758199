import { and, asc, desc, eq } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { unitTable } from "../equipment/table.ts";
import { type WaitlistEntryState, waitlistEntryTable } from "./table.ts";

export type WaitlistEntryRow = typeof waitlistEntryTable.$inferSelect & {
  readonly ownerId: number;
  readonly productCode: string;
};

export type ListWaitlistParameters = {
  readonly unitId?: number | undefined;
  readonly facilityId?: number | undefined;
  readonly state?: WaitlistEntryState | undefined;
  /** 100 unless told. */
  readonly limit?: number | undefined;
};

const MOST_ROWS = 100;

/** Entries by unit, each unit's in the order of promotion: rank descending, then who came first. */
export async function listWaitlist(
  db: Reader,
  { unitId, facilityId, state, limit = MOST_ROWS }: ListWaitlistParameters,
): Promise<readonly WaitlistEntryRow[]> {
  const entry = waitlistEntryTable;
  const rows = await db
    .select({ entry, ownerId: unitTable.ownerId, productCode: unitTable.productCode })
    .from(entry)
    .innerJoin(unitTable, eq(unitTable.id, entry.unitId))
    .where(
      and(
        unitId === undefined ? undefined : eq(entry.unitId, unitId),
        facilityId === undefined ? undefined : eq(entry.facilityId, facilityId),
        state === undefined ? undefined : eq(entry.state, state),
      ),
    )
    .orderBy(asc(entry.unitId), desc(entry.rank), asc(entry.sequence))
    .limit(Math.min(limit, MOST_ROWS));
  return rows.map(({ entry: row, ...unit }) => ({ ...row, ...unit }));
}
