import { and, desc, eq, or, sql } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { type Page, type PageRequest, pageLimit, pageOf } from "../db/page.ts";
import { readCursorNumber, readPageCursor } from "../db/read-page-cursor.ts";
import { reservationTable } from "../reservation/table.ts";
import { activityTable } from "./table.ts";

export type ActivityRow = typeof activityTable.$inferSelect;
export type ListActivityParameters = PageRequest & {
  readonly room?: string | undefined;
  readonly unitId?: number | undefined;
  readonly reservationId?: bigint | undefined;
  /** As the party the event names, or as a party of the reservation it is about. */
  readonly facilityId?: number | undefined;
};

/** What happened, newest first. */
export async function listActivity(
  db: Reader,
  parameters: ListActivityParameters = {},
): Promise<Page<ActivityRow>> {
  const { room, unitId, reservationId, facilityId, after } = parameters;
  const [block, logIndex] = after === undefined ? [] : readPageCursor(after, 2).map(readCursorNumber);
  const rows = await db
    .select({ activity: activityTable })
    .from(activityTable)
    .leftJoin(reservationTable, eq(reservationTable.id, activityTable.reservationId))
    .where(
      and(
        room === undefined ? undefined : eq(activityTable.room, room),
        unitId === undefined ? undefined : eq(activityTable.unitId, unitId),
        reservationId === undefined ? undefined : eq(activityTable.reservationId, reservationId),
        facilityId === undefined
          ? undefined
          : or(
              eq(activityTable.facilityId, facilityId),
              eq(reservationTable.ownerId, facilityId),
              eq(reservationTable.borrowerId, facilityId),
            ),
        block === undefined
          ? undefined
          : sql`(${activityTable.block}, ${activityTable.logIndex}) < (${block}, ${logIndex})`,
      ),
    )
    .orderBy(desc(activityTable.block), desc(activityTable.logIndex))
    .limit(pageLimit(parameters) + 1);
  return pageOf(
    rows.map((row) => row.activity),
    parameters,
    (last) => `${last.block}~${last.logIndex}`,
  );
}
