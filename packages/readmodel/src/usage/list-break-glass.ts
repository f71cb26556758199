import { and, desc, eq, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { loanTable } from "../custody/table.ts";
import type { Reader } from "../db/database.ts";
import { type Page, type PageRequest, pageLimit, pageOf } from "../db/page.ts";
import { readCursorNumber, readPageCursor } from "../db/read-page-cursor.ts";
import { breakGlassTable } from "./table.ts";

export type BreakGlassRow = typeof breakGlassTable.$inferSelect;
export type ListBreakGlassParameters = PageRequest & {
  readonly unitId?: number | undefined;
  /** As owner, holder or borrower. */
  readonly facilityId?: number | undefined;
  /** True for those not reviewed yet, false for those reviewed. */
  readonly isOpen?: boolean | undefined;
};

/** Openings without a grant, last recorded first. */
export async function listBreakGlass(
  db: Reader,
  parameters: ListBreakGlassParameters = {},
): Promise<Page<BreakGlassRow>> {
  const { unitId, facilityId, isOpen, after } = parameters;
  const table = breakGlassTable;
  const last = after === undefined ? undefined : readPageCursor(after, 4).map(readCursorNumber);
  const rows = await db
    .select()
    .from(table)
    .where(
      and(
        unitId === undefined ? undefined : eq(table.unitId, unitId),
        facilityId === undefined
          ? undefined
          : or(
              eq(table.ownerId, facilityId),
              eq(table.holderId, facilityId),
              eq(table.borrowerId, facilityId),
            ),
        isOpen === undefined ? undefined : isOpen ? isNull(table.reviewedAt) : isNotNull(table.reviewedAt),
        last === undefined
          ? undefined
          : sql`(${table.recordedAt}, ${table.unitId}, ${table.lock}, ${table.sequence}) < (${last[0]}, ${last[1]}, ${last[2]}, ${last[3]})`,
      ),
    )
    .orderBy(desc(table.recordedAt), desc(table.unitId), desc(table.lock), desc(table.sequence))
    .limit(pageLimit(parameters) + 1);
  return pageOf(rows, parameters, (row) => `${row.recordedAt}~${row.unitId}~${row.lock}~${row.sequence}`);
}

/** The loan of a unit that was under way at a time (unix seconds); undefined when there was none. */
export async function findLoanAt(db: Reader, unitId: number, at: number): Promise<bigint | undefined> {
  const [loan] = await db
    .select({ reservationId: loanTable.reservationId })
    .from(loanTable)
    .where(
      and(
        eq(loanTable.unitId, unitId),
        lte(loanTable.pickedUpAt, at),
        or(isNull(loanTable.returnedAt), sql`${loanTable.returnedAt} > ${at}`),
      ),
    )
    .limit(1);
  return loan?.reservationId;
}
