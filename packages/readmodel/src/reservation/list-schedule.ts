import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import type { Reader } from "../db/database.ts";
import { type Page, type PageRequest, pageOf } from "../db/page.ts";
import { readCursorNumber } from "../db/read-page-cursor.ts";
import { publicDocumentTable } from "../document/local-table.ts";
import { unitTable } from "../equipment/table.ts";
import { occupies, overlaps } from "./occupies.ts";
import type { BusyInterval } from "./reader.ts";
import { reservationTable } from "./table.ts";

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
      specification: unitTable.specification,
      slotSeconds: unitTable.slotSeconds,
    })
    .from(unitTable)
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
  const [busy, models] = await Promise.all([
    listBusy(db, ids, parameters),
    listModels(db, new Set(page.items.map(({ specification }) => specification))),
  ]);
  const items = page.items.map(({ specification, ...unit }) => ({
    ...unit,
    model: models.get(specification) ?? null,
    busy: busy.get(unit.unitId) ?? [],
  }));
  return { ...page, items };
}

/** By digest; units of one model mostly share their specification. */
async function listModels(db: Reader, digests: ReadonlySet<Hex>): Promise<ReadonlyMap<Hex, string | null>> {
  if (digests.size === 0) return new Map();
  const { digest, content } = publicDocumentTable;
  const rows = await db
    .select({ digest, model: sql<string | null>`${content} ->> 'model'` })
    .from(publicDocumentTable)
    .where(inArray(digest, [...digests]));
  return new Map(rows.map((row) => [row.digest, row.model]));
}

async function listBusy(
  db: Reader,
  ids: readonly number[],
  { from, to, now }: ListScheduleParameters,
): Promise<ReadonlyMap<number, readonly BusyInterval[]>> {
  const { id, unitId, startsAt, endsAt, state, priority, borrowerId, heldUntil } = reservationTable;
  // Unit by unit in the index of live reservations: its order keeps the planner from reading all of the window first,
  // and a thousand constants in a condition would take longer to plan than to find.
  const taken = db
    .select({ unitId, id, startsAt, endsAt, state, priority, borrowerId, heldUntil })
    .from(reservationTable)
    .where(and(sql`${unitId} = wanted.id`, overlaps(from, to), occupies(now)))
    .orderBy(asc(startsAt))
    .as("taken");
  const rows = await db
    .select({
      unitId: taken.unitId,
      id: taken.id,
      startsAt: taken.startsAt,
      endsAt: taken.endsAt,
      state: taken.state,
      priority: taken.priority,
      borrowerId: taken.borrowerId,
      heldUntil: taken.heldUntil,
    })
    .from(sql`unnest(${`{${ids.join(",")}}`}::bigint[]) as wanted(id)`)
    .crossJoinLateral(taken)
    .orderBy(asc(taken.unitId), asc(taken.startsAt));
  return Map.groupBy(rows, (row) => row.unitId);
}
