import { type Coordinates, cellCentre, parseFacilityKind } from "@medequipshare/domain";
import { asciiText } from "../db/ascii-text.ts";
import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { facilityTable } from "./table.ts";

export type FacilityAppliedArgs = {
  readonly facilityId: number;
  readonly account: Hex;
  readonly application: {
    readonly kind: number;
    readonly npi: bigint;
    readonly ccn: Hex;
    readonly homeCell: bigint;
    readonly ownerGroup: number;
    readonly profile: Hex;
    readonly evidence: Hex;
    readonly encryptionX: Hex;
    readonly encryptionY: Hex;
  };
};

export function onFacilityApplied(rows: ChainRows, event: EventOf<FacilityAppliedArgs>): void {
  const { args } = event;

  const { kind, npi, ccn, ...stated } = args.application;
  rows.put(facilityTable, {
    ...stated,
    ...placeOf(stated.homeCell),
    id: args.facilityId,
    account: lowerHex(args.account),
    kind: parseFacilityKind(kind),
    npi: npi.toString().padStart(10, "0"),
    ccn: asciiText(ccn) || null,
    appliedAt: event.timestamp,
    activeUntil: 0,
    insuredUntil: 0,
    cover: 0n,
    areaResolutions: 0,
  });
}

/** Whoever applies chooses the cell: one that is no cell has no place, and stops nobody else's events. */
function placeOf(cell: bigint): Coordinates | { latitude: null; longitude: null } {
  try {
    return cellCentre(cell);
  } catch {
    return { latitude: null, longitude: null };
  }
}
