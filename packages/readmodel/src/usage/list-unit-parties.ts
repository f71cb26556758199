import { and, eq, gt, inArray, or, sql } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { cursorTable } from "../db/table.ts";
import { unitTable } from "../equipment/table.ts";
import { facilityTable } from "../facility/table.ts";
import { reservationTable } from "../reservation/table.ts";

export type UnitParty = { readonly id: number; readonly npi: string };

/** For which a borrower goes on counting after the return: late readings come by then, if settling waits. */
const LATE_READING_SECONDS = 7 * 86_400;

/**
 * The facilities whose node may hear of a unit's use, as of the newest block that was read: those that own or hold it;
 * those with a confirmed reservation of it or a loan under way; and those that returned it, until the loan is settled,
 * for seven days at most. Only facilities that were ever activated. None for a unit that is not known.
 */
export async function listUnitParties(db: Reader, unitId: number): Promise<readonly UnitParty[]> {
  const ofUnit = eq(unitTable.id, unitId);
  const owner = db.select({ id: unitTable.ownerId }).from(unitTable).where(ofUnit);
  const holder = db.select({ id: unitTable.holderId }).from(unitTable).where(ofUnit);
  const { state, returnedAt } = reservationTable;
  const since = db
    .select({ at: sql<number>`${cursorTable.timestamp} - ${LATE_READING_SECONDS}` })
    .from(cursorTable);
  const isJustReturned = and(eq(state, "returned"), gt(returnedAt, sql`(${since})`));
  const borrowers = db
    .select({ id: reservationTable.borrowerId })
    .from(reservationTable)
    .where(
      and(eq(reservationTable.unitId, unitId), or(inArray(state, ["confirmed", "on-loan"]), isJustReturned)),
    );
  const isParty = or(...[owner, holder, borrowers].map((ids) => inArray(facilityTable.id, ids)));
  return db
    .select({ id: facilityTable.id, npi: facilityTable.npi })
    .from(facilityTable)
    .where(and(gt(facilityTable.activeUntil, 0), isParty));
}
