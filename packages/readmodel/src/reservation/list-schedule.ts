import { parsePriority, parseReservationState } from "@medequipshare/domain";
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Hex } from "../db/column.ts";
import type { Reader } from "../db/database.ts";
import { type Page, type PageRequest, pageOf } from "../db/page.ts";
import { readCursorNumber } from "../db/read-page-cursor.ts";
import { rowsOf } from "../db/rows-of.ts";
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
  const rows = await readUnits(db, parameters, limit + 1);
  const page = pageOf(rows, parameters, (last) => String(last.unitId), limit);
  const models = await listModels(db, new Set(page.items.map(({ specification }) => specification)));
  const windows = await listWindows(
    db,
    page.items.map(({ unitId }) => unitId),
    parameters,
  );
  const items = page.items.map(({ specification, ...unit }) => ({
    ...unit,
    windows: windows.get(unit.unitId) ?? [],
    model: models.get(specification) ?? null,
  }));
  return { ...page, items };
}

type UnitWithTime = Omit<ScheduleRow, "model" | "windows"> & { readonly specification: Hex };

/** All rows in one JSON text: a thousand rows of the embedded engine take five times as long to read one by one. */
async function readUnits(
  db: Reader,
  parameters: ListScheduleParameters,
  limit: number,
): Promise<readonly UnitWithTime[]> {
  const { after, productCode, ownerId } = parameters;
  const { id, serialNumber, specification, slotSeconds } = unitTable;
  const units = db
    .select({
      id,
      ownerId: unitTable.ownerId,
      productCode: unitTable.productCode,
      serialNumber,
      specification,
      slotSeconds,
    })
    .from(unitTable)
    .where(
      and(
        after === undefined ? undefined : gt(id, readCursorNumber(after)),
        productCode === undefined ? undefined : eq(unitTable.productCode, productCode),
        ownerId === undefined ? undefined : eq(unitTable.ownerId, ownerId),
      ),
    )
    .orderBy(asc(id))
    .limit(limit)
    .as("page");
  const fields = sql`${units.id}, ${units.ownerId}, ${units.productCode}, ${units.serialNumber},
    ${units.specification}, ${units.slotSeconds}, (${takenOf(parameters)})`;
  const result = await db.execute(
    sql`select json_agg(json_build_array(${fields}) order by ${units.id})::text as rows from ${units}`,
  );
  return tuples(JSON.parse(String(rowsOf(result)[0]?.["rows"] ?? "null"))).map(unitOf);
}

/** Asked for each unit in the index of live reservations. */
function takenOf({ from, to, now }: ListScheduleParameters) {
  const { id, unitId, startsAt, endsAt, state, priority, borrowerId, heldUntil, isKept } = reservationTable;
  const interval = sql`json_build_array(${id}::text, ${startsAt}, ${endsAt}, ${state}, ${priority}, ${borrowerId}, ${heldUntil}, ${isKept})`;
  return sql`select json_agg(${interval} order by ${startsAt}) from ${reservationTable}
    where ${unitId} = page.id and ${overlaps(from, to)} and ${occupies(now)}`;
}

function tuples(value: unknown): readonly (readonly unknown[])[] {
  return Array.isArray(value) ? value.filter((each) => Array.isArray(each)) : [];
}

function unitOf([
  id,
  ownerId,
  code,
  serial,
  specification,
  slotSeconds,
  busy,
]: readonly unknown[]): UnitWithTime {
  return {
    unitId: Number(id),
    ownerId: Number(ownerId),
    productCode: String(code),
    serialNumber: String(serial),
    specification: `0x${String(specification).slice(2)}`,
    slotSeconds: Number(slotSeconds),
    busy: tuples(busy).map(intervalOf),
  };
}

function intervalOf([
  id,
  startsAt,
  endsAt,
  state,
  priority,
  borrowerId,
  heldUntil,
  isKept,
]: readonly unknown[]): BusyInterval {
  return {
    id: BigInt(String(id)),
    startsAt: Number(startsAt),
    endsAt: Number(endsAt),
    state: parseReservationState(String(state)),
    priority: parsePriority(String(priority)),
    borrowerId: Number(borrowerId),
    heldUntil: Number(heldUntil),
    isKept: isKept === true,
  };
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
