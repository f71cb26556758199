import { and, arrayContains, desc, eq, sql } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { type Page, type PageRequest, pageLimit, pageOf } from "../db/page.ts";
import { readCursorNumber, readPageCursor } from "../db/read-page-cursor.ts";
import { activityTable } from "./table.ts";

export type ActivityRow = typeof activityTable.$inferSelect;
export type ListActivityParameters = PageRequest & {
  readonly room?: string | undefined;
  readonly unitId?: number | undefined;
  readonly reservationId?: bigint | undefined;
  /** Only what concerns this facility. */
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
    .select()
    .from(activityTable)
    .where(
      and(
        room === undefined ? undefined : eq(activityTable.room, room),
        unitId === undefined ? undefined : eq(activityTable.unitId, unitId),
        reservationId === undefined ? undefined : eq(activityTable.reservationId, reservationId),
        facilityId === undefined ? undefined : arrayContains(activityTable.facilityIds, [facilityId]),
        block === undefined
          ? undefined
          : sql`(${activityTable.block}, ${activityTable.logIndex}) < (${block}, ${logIndex})`,
      ),
    )
    .orderBy(desc(activityTable.block), desc(activityTable.logIndex))
    .limit(pageLimit(parameters) + 1);
  return pageOf(rows, parameters, (last) => `${last.block}~${last.logIndex}`);
}
