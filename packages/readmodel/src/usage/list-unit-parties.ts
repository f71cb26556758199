import { and, eq, gt, inArray, or } from "drizzle-orm";
import type { Reader } from "../db/database.ts";
import { unitTable } from "../equipment/table.ts";
import { facilityTable } from "../facility/table.ts";
import { reservationTable } from "../reservation/table.ts";

export type UnitParty = { readonly id: number; readonly npi: string };

/**
 * The facilities whose node may hear of a unit's use: those that own, hold or ever reserved it, when they were
 * ever activated. None for a unit that is not known.
 */
export async function listUnitParties(db: Reader, unitId: number): Promise<readonly UnitParty[]> {
  const ofUnit = eq(unitTable.id, unitId);
  const owner = db.select({ id: unitTable.ownerId }).from(unitTable).where(ofUnit);
  const holder = db.select({ id: unitTable.holderId }).from(unitTable).where(ofUnit);
  const borrowers = db
    .select({ id: reservationTable.borrowerId })
    .from(reservationTable)
    .where(eq(reservationTable.unitId, unitId));
  const isParty = or(...[owner, holder, borrowers].map((ids) => inArray(facilityTable.id, ids)));
  return db
    .select({ id: facilityTable.id, npi: facilityTable.npi })
    .from(facilityTable)
    .where(and(gt(facilityTable.activeUntil, 0), isParty));
}
