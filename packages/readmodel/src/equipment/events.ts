import { parseDepreciationMethod } from "@medequipshare/domain";
import { asciiText } from "../db/ascii-text.ts";
import { follow } from "../db/follow.ts";
import { planTable } from "../maintenance/table.ts";
import { relist } from "../reservation/relist.ts";
import { certificateTable, reserveFloorTable, termsTable, unitTable } from "./table.ts";

/** What units, certificates and terms become by the events of the EquipmentRegistry. */
export const equipmentEvents = follow("equipmentRegistry", {
  /** The reasons that hold at once follow in a FitnessChanged of the same transaction. */
  UnitRegistered: (rows, { unitId, valuation, ...stated }, { at }) =>
    rows.put(unitTable, {
      ...stated,
      ...valuation,
      id: unitId,
      holderId: stated.ownerId,
      productCode: asciiText(stated.productCode),
      deviceIdentifier: asciiText(stated.deviceIdentifier),
      serialNumber: asciiText(stated.serialNumber),
      registeredAt: at,
      method: parseDepreciationMethod(valuation.method),
      reasons: 0,
      calibratedUntil: 0,
      electricallySafeUntil: 0,
      maintenanceDueAt: 0,
      termsVersion: 0,
      runSeconds: 0n,
    }),

  UnitApproved: (rows, { unitId, approvedBy }, { at }) =>
    rows.patch(unitTable, { id: unitId }, { approvedBy, approvedAt: at }),

  CertificateIssued: async (rows, { kind, ...issued }, { block, logIndex, at }) => {
    const { unitId, validUntil } = issued;
    const name = kind === 0 ? "calibration" : "electrical-safety";
    rows.put(certificateTable, { ...issued, block, logIndex, kind: name, issuedAt: at });
    const change = kind === 0 ? { calibratedUntil: validUntil } : { electricallySafeUntil: validUntil };
    await rows.patch(unitTable, { id: unitId }, change);
    await relist(rows, unitId);
  },

  TermsSet: async (rows, { unitId, version, terms }, { at }) => {
    rows.put(termsTable, {
      ...terms,
      unitId,
      version,
      ratePerHour: BigInt(terms.ratePerHour),
      deposit: BigInt(terms.deposit),
      contributionPerHour: BigInt(terms.contributionPerHour),
      lateFeePerHour: BigInt(terms.lateFeePerHour),
      setAt: at,
    });
    await rows.patch(unitTable, { id: unitId }, { termsVersion: version });
    await relist(rows, unitId);
  },

  UnitQuarantined: (rows, { unitId, faultCode }) => rows.patch(unitTable, { id: unitId }, { faultCode }),

  UnitReleased: (rows, { unitId }) => rows.patch(unitTable, { id: unitId }, { faultCode: null }),

  /** A preventive maintenance that was accepted moves the plan's date without another event. */
  FitnessChanged: async (rows, { unitId, ...verdict }) => {
    await rows.patch(unitTable, { id: unitId }, verdict);
    await relist(rows, unitId);
    const plan = await rows.find(planTable, { unitId });
    if (plan !== undefined) rows.put(planTable, { ...plan, dueAt: verdict.maintenanceDueAt });
  },

  HolderChanged: (rows, { unitId, holderId }) => rows.patch(unitTable, { id: unitId }, { holderId }),

  ReserveFloorSet: (rows, { productCode, by, ...set }, { at }) =>
    rows.put(reserveFloorTable, { ...set, productCode: asciiText(productCode), setBy: by, setAt: at }),

  WaitlistNoted: (rows, { unitId, waitlist }) => rows.patch(unitTable, { id: unitId }, { waitlist }),
});
