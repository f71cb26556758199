import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { unitTable } from "../equipment/table.ts";
import { reservationTable, waitlistEntryTable } from "./table.ts";

/** A promotion that anyone may send now. */
export type DuePromotion = {
  readonly unitId: number;
  /** Whose slots are kept; null where a walk of the unit's list is due. */
  readonly reservationId: bigint | null;
  readonly ownerId: number;
  /** Who waits for the unit, in the order of promotion. */
  readonly facilityIds: readonly number[];
};

const WALK_DUE = 2;
const MOST_ROWS = 200;

/** What is kept for waitlists, and walks that a unit's repair has made possible; of one unit if one is named. */
export async function listDuePromotions(
  db: Reader,
  /** Chain time. */
  now: number,
  ofUnit?: number,
): Promise<readonly DuePromotion[]> {
  const { id, unitId, ownerId, state, heldUntil, isAwaited, isKept } = reservationTable;
  // The first half is the condition of the index of what may be promoted, word for word.
  const isDue = sql`((${isKept} or (${state} = 'held' and ${isAwaited}))
    and (${state} <> 'held' or ${heldUntil} <= ${now}))`;
  const kept = await db
    .select({ reservationId: id, unitId, ownerId })
    .from(reservationTable)
    .where(and(isDue, ofUnit === undefined ? undefined : eq(unitId, ofUnit)))
    .orderBy(asc(id))
    .limit(MOST_ROWS);
  const { reasons, calibratedUntil, electricallySafeUntil, maintenanceDueAt, waitlist } = unitTable;
  const walks = await db
    .select({ unitId: unitTable.id, ownerId: unitTable.ownerId })
    .from(unitTable)
    .where(
      and(
        ofUnit === undefined ? undefined : eq(unitTable.id, ofUnit),
        sql`${waitlist} & ${WALK_DUE} <> 0 and ${reasons} = 0
          and least(${calibratedUntil}, ${electricallySafeUntil}, ${maintenanceDueAt}) > ${now}`,
      ),
    )
    .limit(MOST_ROWS);
  const due = [...kept, ...walks.map((walk) => ({ ...walk, reservationId: null }))];
  const waiting = await listWaitingFacilities(db, new Set(due.map((each) => each.unitId)));
  return due.map((each) => ({ ...each, facilityIds: waiting.get(each.unitId) ?? [] }));
}

async function listWaitingFacilities(
  db: Reader,
  unitIds: ReadonlySet<number>,
): Promise<ReadonlyMap<number, readonly number[]>> {
  if (unitIds.size === 0) return new Map();
  const { unitId, facilityId, state, rank, sequence } = waitlistEntryTable;
  const rows = await db
    .select({ unitId, facilityId })
    .from(waitlistEntryTable)
    .where(and(eq(state, "waiting"), inArray(unitId, [...unitIds])))
    .orderBy(desc(rank), asc(sequence));
  const byUnit = Map.groupBy(rows, (row) => row.unitId);
  return new Map([...byUnit].map(([unit, entries]) => [unit, entries.map((entry) => entry.facilityId)]));
}
