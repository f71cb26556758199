import { parseDepreciationMethod } from "@medequipshare/domain";
import { asciiText } from "../db/ascii-text.ts";
import type { EventOf } from "../db/chain-event.ts";
import type { ChainRows } from "../db/chain-rows.ts";
import type { Hex } from "../db/column.ts";
import { lowerHex } from "../db/lower-hex.ts";
import { unitTable } from "./table.ts";

export type UnitRegisteredArgs = {
  readonly unitId: number;
  readonly ownerId: number;
  readonly productCode: Hex;
  readonly registeredBy: Hex;
  readonly deviceClass: number;
  readonly lifeSustaining: boolean;
  readonly deviceIdentifier: Hex;
  readonly serialNumber: Hex;
  readonly specification: Hex;
  readonly locationCell: bigint;
  readonly slotSeconds: number;
  readonly valuation: {
    readonly cost: bigint;
    readonly residual: bigint;
    readonly acquiredAt: number;
    readonly life: number;
    readonly rateBps: number;
    readonly method: number;
  };
};

/** The reasons that hold at once follow in a FitnessChanged of the same transaction. */
export function onUnitRegistered(rows: ChainRows, event: EventOf<UnitRegisteredArgs>): void {
  const { args } = event;

  const { unitId, valuation, ...stated } = args;
  rows.put(unitTable, {
    ...stated,
    ...valuation,
    id: unitId,
    holderId: args.ownerId,
    productCode: asciiText(args.productCode),
    deviceIdentifier: asciiText(args.deviceIdentifier),
    serialNumber: asciiText(args.serialNumber),
    registeredBy: lowerHex(args.registeredBy),
    registeredAt: event.timestamp,
    method: parseDepreciationMethod(valuation.method),
    approvedBy: null,
    approvedAt: null,
    reasons: 0,
    calibratedUntil: 0,
    electricallySafeUntil: 0,
    maintenanceDueAt: 0,
    termsVersion: 0,
    faultCode: null,
    runSeconds: 0n,
    waitlist: 0,
  });
}
