import { decodePolicy, explainFitness, formatCell } from "@medequipshare/domain";
import { findProductCode } from "@medequipshare/domain/product-codes";
import {
  type Activity,
  type Unit,
  type UnitTerms,
  unitSpecification,
  type Verdict,
} from "@medequipshare/protocol";
import type { ActivityRow, TermsRow, UnitRow, UnitWithTerms } from "@medequipshare/readmodel";

/** The time asked about, unix seconds. */
export type Window = { readonly startsAt: number; readonly endsAt: number };
export type Names = ReadonlyMap<number, string>;

/** A unit as the API tells it. */
export function unitView(row: UnitWithTerms, names: Names, window: Window): Unit {
  const specification = unitSpecification.safeParse(row.specificationContent);
  const { reasons, calibratedUntil, electricallySafeUntil, maintenanceDueAt, termsVersion } = row;
  return {
    unitId: row.id,
    ownerId: row.ownerId,
    ownerName: names.get(row.ownerId) ?? null,
    holderId: row.holderId,
    holderName: names.get(row.holderId) ?? null,
    productCode: row.productCode,
    typeName: typeNameOf(row.productCode),
    deviceClass: row.deviceClass,
    lifeSustaining: row.lifeSustaining,
    deviceIdentifier: row.deviceIdentifier,
    serialNumber: row.serialNumber,
    specificationDigest: row.specification,
    specification: specification.success ? specification.data : null,
    locationCell: formatCell(row.locationCell),
    slotSeconds: row.slotSeconds,
    registeredBy: row.registeredBy,
    terms: row.terms === null ? null : termsView(row.terms),
    facts: { reasons, calibratedUntil, electricallySafeUntil, maintenanceDueAt, termsVersion },
    verdict: verdictOf(row, window),
  };
}

/** Fit for the window, or every reason why not. */
export function verdictOf(row: UnitRow, window: Window): Verdict {
  const { fit, reasons } = explainFitness(row, window.startsAt, window.endsAt);
  return { fit, ...window, reasons: reasons.map((reason) => ({ ...reason })) };
}

export function termsView({ unitId: _unitId, setAt: _setAt, policy, ...terms }: TermsRow): UnitTerms {
  const { approvalNeeded, priorities } = decodePolicy(policy);
  return { ...terms, approvalNeeded, priorities: [...priorities] };
}

/** One event as the API tells it. */
export function activityView(row: ActivityRow): Activity {
  return {
    blockNumber: row.block,
    logIndex: row.logIndex,
    at: row.at,
    transactionHash: row.transaction,
    room: row.room,
    event: row.event,
    facilityId: row.facilityId,
    facilityIds: [...row.facilityIds],
    unitId: row.unitId,
    reservationId: row.reservationId,
    entityId: row.entityId,
    args: { ...row.args },
  };
}

/** FDA's name of a type; null for a code that FDA no longer lists. */
export function typeNameOf(productCode: string): string | null {
  try {
    return findProductCode(productCode).name;
  } catch {
    return null;
  }
}
