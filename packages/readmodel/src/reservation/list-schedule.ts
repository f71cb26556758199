import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { type Page, type PageRequest, pageOf } from "../db/page.ts";
import { readCursorNumber } from "../db/read-page-cursor.ts";
import { publicDocumentTable } from "../document/local-table.ts";
import { unitTable } from "../equipment/table.ts";
import { isBlockedWithin, occupies, overlaps } from "./occupies.ts";
import type { BusyInterval, MaintenanceWindowRow } from "./reader.ts";
import { maintenanceWindowTable, reservationTable } from "./table.ts";

export type ListScheduleParameters = PageRequest & {
  /** Unix seconds; what overlaps [from, to) is given. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
  readonly productCode?: string | undefined;
  readonly ownerId?: number | undefined;
};

/** A unit with when it is taken. */
export type ScheduleRow = {
  readonly unitId: number;
  readonly ownerId: number;
  readonly productCode: string;
  readonly serialNumber: string;
  /** Null until its specification was fetched. */
  readonly model: string | null;
  readonly slotSeconds: number;
  /** By start; without overlap, turnaround included. */
  readonly busy: readonly BusyInterval[];
  /** Open maintenance windows, by start. */
  readonly windows: readonly MaintenanceWindowRow[];
};

const MOST_ROWS = 1_000;

/** Units by id, each with its taken intervals: at most 1000, 100 unless told. Three queries. */
export async function listSchedule(
  db: Reader,
  parameters: ListScheduleParameters,
): Promise<Page<ScheduleRow>> {
  const limit = Math.min(Math.max(Math.trunc(parameters.limit ?? 100), 1), MOST_ROWS);
  const { after, productCode, ownerId } = parameters;
  const units = await db
    .select({
      unitId: unitTable.id,
      ownerId: unitTable.ownerId,
      productCode: unitTable.productCode,
      serialNumber: unitTable.serialNumber,
      model: sql<string | null>`${publicDocumentTable.content} ->> 'model'`,
      slotSeconds: unitTable.slotSeconds,
    })
    .from(unitTable)
    .leftJoin(publicDocumentTable, eq(publicDocumentTable.digest, unitTable.specification))
    .where(
      and(
        after === undefined ? undefined : gt(unitTable.id, readCursorNumber(after)),
        productCode === undefined ? undefined : eq(unitTable.productCode, productCode),
        ownerId === undefined ? undefined : eq(unitTable.ownerId, ownerId),
      ),
    )
    .orderBy(asc(unitTable.id))
    .limit(limit + 1);
  const page = pageOf(units, parameters, (last) => String(last.unitId), limit);
  const ids = page.items.map(({ unitId }) => unitId);
  const [busy, windows] = await Promise.all([
    listBusy(db, ids, parameters),
    listWindows(db, ids, parameters),
  ]);
  const items = page.items.map((unit) => ({
    ...unit,
    busy: busy.get(unit.unitId) ?? [],
    windows: windows.get(unit.unitId) ?? [],
  }));
  return { ...page, items };
}

async function listBusy(
  db: Reader,
  ids: readonly number[],
  { from, to, now }: ListScheduleParameters,
): Promise<ReadonlyMap<number, readonly BusyInterval[]>> {
  const { id, unitId, startsAt, endsAt, state, priority, borrowerId, heldUntil } = reservationTable;
  const rows = await db
    .select({ unitId, id, startsAt, endsAt, state, priority, borrowerId, heldUntil })
    .from(reservationTable)
    .where(and(sql`${unitId} = any(${`{${ids.join(",")}}`}::bigint[])`, overlaps(from, to), occupies(now)))
    .orderBy(asc(unitId), asc(startsAt));
  return Map.groupBy(rows, (row) => row.unitId);
}

async function listWindows(
  db: Reader,
  ids: readonly number[],
  { from, to }: ListScheduleParameters,
): Promise<ReadonlyMap<number, readonly MaintenanceWindowRow[]>> {
  const { unitId, startsAt } = maintenanceWindowTable;
  const rows = await db
    .select()
    .from(maintenanceWindowTable)
    .where(and(sql`${unitId} = any(${`{${ids.join(",")}}`}::bigint[])`, isBlockedWithin(from, to)))
    .orderBy(asc(unitId), asc(startsAt));
  return Map.groupBy(rows, (row) => row.unitId);
}
