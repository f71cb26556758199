import { type Coordinates, cellCentre, parseFacilityKind } from "@medequipshare/domain";
import { asciiText } from "../db/ascii-text.ts";
import { follow } from "../db/follow.ts";
import {
  agreementSignatureTable,
  agreementTable,
  attestationTable,
  competencyTable,
  facilityTable,
  serviceAreaCellTable,
  staffTable,
} from "./table.ts";

/** What facilities, their staff and their agreements become by the events of the FacilityRegistry. */
export const facilityEvents = follow("facilityRegistry", {
  FacilityApplied: (rows, { facilityId, account, application }, { at }) => {
    const { kind, npi, ccn, ...stated } = application;
    rows.put(facilityTable, {
      ...stated,
      ...placeOf(stated.homeCell),
      id: facilityId,
      account,
      kind: parseFacilityKind(kind),
      npi: npi.toString().padStart(10, "0"),
      ccn: asciiText(ccn) || null,
      appliedAt: at,
      activeUntil: 0,
      insuredUntil: 0,
      cover: 0n,
      areaResolutions: 0,
    });
  },

  FacilityAttested: (rows, { attestation, ...attested }, { block, logIndex, at }) =>
    rows.put(attestationTable, { ...attestation, ...attested, block, logIndex, at }),

  FacilityActivated: (rows, { facilityId, ...standing }) =>
    rows.patch(facilityTable, { id: facilityId }, standing),

  StaffAppointed: (rows, appointed, { at }) => rows.put(staffTable, { ...appointed, appointedAt: at }),

  StaffDismissed: (rows, { account }, { at }) =>
    rows.patch(staffTable, { account }, { roles: 0, until: at, leftAt: at }),

  StaffResigned: (rows, { account }, { at }) =>
    rows.patch(staffTable, { account }, { roles: 0, until: at, leftAt: at }),

  CompetencyCertified: (rows, { productCode, ...certified }, { at }) =>
    rows.put(competencyTable, { ...certified, productCode: asciiText(productCode), certifiedAt: at }),

  /** The registry removes before it adds. */
  ServiceAreaChanged: async (rows, { facilityId, areaResolutions, added, removed }) => {
    for (const cell of removed) rows.delete(serviceAreaCellTable, { facilityId, cell });
    for (const cell of added) rows.put(serviceAreaCellTable, { facilityId, cell });
    await rows.patch(facilityTable, { id: facilityId }, { areaResolutions });
  },

  AgreementSigned: (rows, signed, { at }) => rows.put(agreementSignatureTable, { ...signed, at }),

  AgreementInForce: (rows, { agreement }, { at }) =>
    rows.put(agreementTable, { ...agreement, inForceAt: at }),
});

/** Whoever applies chooses the cell: one that is no cell has no place, and stops nobody else's events. */
function placeOf(cell: bigint): Coordinates | undefined {
  try {
    return cellCentre(cell);
  } catch {
    return undefined;
  }
}
