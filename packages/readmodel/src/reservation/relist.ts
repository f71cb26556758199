import type { ChainRows } from "../db/chain-rows.ts";
import { termsTable, unitTable } from "../equipment/table.ts";
import { listingTable } from "./table.ts";

/** Brings what the search knows of a unit up to date; a unit without terms is not listed. */
export async function relist(rows: ChainRows, unitId: number): Promise<void> {
  const unit = await rows.find(unitTable, { id: unitId });
  if (unit === undefined || unit.termsVersion === 0) return;
  const terms = await rows.find(termsTable, { unitId, version: unit.termsVersion });
  if (terms === undefined) return;
  const { calibratedUntil, electricallySafeUntil, maintenanceDueAt } = unit;
  rows.put(listingTable, {
    unitId,
    productCode: unit.productCode,
    ownerId: unit.ownerId,
    specification: unit.specification,
    slotSeconds: unit.slotSeconds,
    chargePerHour: terms.ratePerHour + terms.contributionPerHour,
    turnaroundSlots: terms.turnaroundSlots,
    policy: terms.policy,
    minimumSlots: terms.minimumSlots,
    maximumSlots: terms.maximumSlots,
    leadSeconds: terms.leadSeconds,
    horizonDays: terms.horizonDays,
    fitUntil: unit.reasons === 0 ? Math.min(calibratedUntil, electricallySafeUntil, maintenanceDueAt) : 0,
  });
}
