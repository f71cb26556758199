import type { ReservationStateName } from "@medequipshare/domain";
import { and, asc, eq, inArray, lte, or, sql } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { found } from "../db/found.ts";
import { type Page, type PageRequest, pageLimit, pageOf } from "../db/page.ts";
import { readCursorNumber, readPageCursor } from "../db/read-page-cursor.ts";
import { isBlockedWithin, isHeldForApproval, isOfferedTo, occupies, overlaps } from "./occupies.ts";
import { maintenanceWindowTable, reservationChangeTable, reservationTable } from "./table.ts";

export type ReservationRow = typeof reservationTable.$inferSelect;
export type ReservationChangeRow = typeof reservationChangeTable.$inferSelect;
export type MaintenanceWindowRow = typeof maintenanceWindowTable.$inferSelect;

export async function findReservation(db: Reader, id: bigint): Promise<ReservationRow | undefined> {
  const [row] = await db.select().from(reservationTable).where(eq(reservationTable.id, id));
  return row;
}

/** Throws input.not-found. */
export async function getReservation(db: Reader, id: bigint): Promise<ReservationRow> {
  return found(await findReservation(db, id), "reservation", "id", id);
}

/** What was changed about a reservation since it was confirmed, in the order it happened. */
export async function listReservationChanges(
  db: Reader,
  reservationId: bigint,
): Promise<readonly ReservationChangeRow[]> {
  return db
    .select()
    .from(reservationChangeTable)
    .where(eq(reservationChangeTable.reservationId, reservationId))
    .orderBy(asc(reservationChangeTable.block), asc(reservationChangeTable.logIndex));
}

export type ListReservationsParameters = PageRequest & {
  readonly unitId?: number | undefined;
  /** As borrower or as owner. */
  readonly facilityId?: number | undefined;
  readonly borrowerId?: number | undefined;
  readonly ownerId?: number | undefined;
  /** Only confirmed ones that this facility may take over. */
  readonly offeredToId?: number | undefined;
  readonly states?: readonly ReservationStateName[] | undefined;
  /** Unix seconds: only holds that need the owner's approval, given or not, and that have not lapsed by then. */
  readonly heldForApprovalAt?: number | undefined;
  /** Only those that overlap [from, to), unix seconds. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

/** Reservations by start. */
export async function listReservations(
  db: Reader,
  parameters: ListReservationsParameters = {},
): Promise<Page<ReservationRow>> {
  const rows = await db
    .select()
    .from(reservationTable)
    .where(and(...filters(parameters)))
    .orderBy(asc(reservationTable.startsAt), asc(reservationTable.id))
    .limit(pageLimit(parameters) + 1);
  return pageOf(rows, parameters, (last) => `${last.startsAt}~${last.id}`);
}

function filters(parameters: ListReservationsParameters) {
  const { unitId, facilityId, borrowerId, ownerId, offeredToId, states, heldForApprovalAt, after } =
    parameters;
  const { from = 0, to = Number.MAX_SAFE_INTEGER } = parameters;
  const [startsAt, id] = after === undefined ? [] : readPageCursor(after, 2);
  const cursor = sql`(${reservationTable.startsAt}, ${reservationTable.id}) >
    (${readCursorNumber(startsAt ?? "0")}, ${readCursorNumber(id ?? "0")})`;
  return [
    unitId === undefined ? undefined : eq(reservationTable.unitId, unitId),
    facilityId === undefined
      ? undefined
      : or(eq(reservationTable.borrowerId, facilityId), eq(reservationTable.ownerId, facilityId)),
    borrowerId === undefined ? undefined : eq(reservationTable.borrowerId, borrowerId),
    ownerId === undefined ? undefined : eq(reservationTable.ownerId, ownerId),
    offeredToId === undefined ? undefined : isOfferedTo(offeredToId),
    states === undefined ? undefined : inArray(reservationTable.state, [...states]),
    heldForApprovalAt === undefined ? undefined : isHeldForApproval(heldForApprovalAt),
    overlaps(from, to),
    after === undefined ? undefined : cursor,
  ];
}

export type BusyInterval = Pick<
  ReservationRow,
  "id" | "startsAt" | "endsAt" | "state" | "priority" | "borrowerId" | "heldUntil" | "isKept"
>;
export type CalendarParameters = {
  readonly unitId: number;
  /** Unix seconds; what overlaps [from, to) is given. */
  readonly from: number;
  readonly to: number;
  /** Unix seconds; holds that have lapsed by then are left out although the chain may not have swept them. */
  readonly now: number;
};

/** When the unit is taken, by start. Intervals include turnaround and do not overlap. */
export async function listBusyIntervals(
  db: Reader,
  { unitId, from, to, now }: CalendarParameters,
): Promise<readonly BusyInterval[]> {
  const { id, startsAt, endsAt, state, priority, borrowerId, heldUntil, isKept } = reservationTable;
  return db
    .select({ id, startsAt, endsAt, state, priority, borrowerId, heldUntil, isKept })
    .from(reservationTable)
    .where(and(eq(reservationTable.unitId, unitId), overlaps(from, to), occupies(now)))
    .orderBy(asc(startsAt));
}

/** Open maintenance windows of the unit that overlap [from, to), by start. */
export async function listMaintenanceWindows(
  db: Reader,
  { unitId, from, to }: Omit<CalendarParameters, "now">,
): Promise<readonly MaintenanceWindowRow[]> {
  return db
    .select()
    .from(maintenanceWindowTable)
    .where(and(eq(maintenanceWindowTable.unitId, unitId), isBlockedWithin(from, to)))
    .orderBy(asc(maintenanceWindowTable.startsAt));
}

/**
 * Lapsed holds of the unit that overlap [from, to) and are not swept yet: what `reserve` takes along, at most 16. Those
 * for which others wait are left out: sweeping them frees nothing.
 */
export async function listStaleHolds(
  db: Reader,
  { unitId, from, to, now }: CalendarParameters,
): Promise<readonly bigint[]> {
  const { id, state, heldUntil, endsAt, isAwaited } = reservationTable;
  const rows = await db
    .select({ id })
    .from(reservationTable)
    .where(
      and(
        eq(reservationTable.unitId, unitId),
        overlaps(from, to),
        eq(state, "held"),
        lte(heldUntil, now),
        eq(isAwaited, false),
      ),
    )
    .orderBy(asc(endsAt))
    .limit(16);
  return rows.map((row) => row.id);
}
