import type { equipmentRegistryAbi } from "@medequipshare/contracts";
import {
  DepreciationMethod,
  deviceClassNumber,
  type H3Cell,
  parseUdi,
  productCodeBytes,
  type SlotSeconds,
  type UnitIdentity,
  type Valuation,
} from "@medequipshare/domain";
import type { ContractFunctionArgs, Hex } from "viem";
import { asciiBytes } from "../chain/ascii-bytes.ts";
import { loadProductCodeTree } from "./load-product-code-tree.ts";

export type RegisterUnitParameters = UnitIdentity & {
  /** FDA product code, such as CBK; class and life-support flag follow from it. */
  readonly productCode: string;
  /** Digest of the public specification document. */
  readonly specification: Hex;
  /** H3 cell of resolution 8 where the unit is kept. */
  readonly locationCell: H3Cell;
  /** 3600 for equipment that travels, 900 for equipment that people travel to. */
  readonly slotSeconds: SlotSeconds;
  readonly valuation: Valuation;
};
/** A unit as the EquipmentRegistry takes it, with the proof of its type. */
export type Registration = ContractFunctionArgs<typeof equipmentRegistryAbi, "nonpayable", "register">[0];

/** The registration of a unit, as {@link registerUnit} sends it. */
export async function encodeRegistration(parameters: RegisterUnitParameters): Promise<Registration> {
  const { specification, locationCell, slotSeconds, valuation } = parameters;
  const { deviceIdentifier } = parameters;
  if (/^\d{14}$/.test(deviceIdentifier)) parseUdi(`(01)${deviceIdentifier}`, { now: Date.now() / 1000 });
  const { productCode, proof } = (await loadProductCodeTree()).prove(parameters.productCode);
  return {
    productCode: productCodeBytes(productCode.code),
    deviceClass: deviceClassNumber(productCode.deviceClass),
    lifeSustaining: productCode.isLifeSustaining,
    proof,
    deviceIdentifier: asciiBytes("deviceIdentifier", deviceIdentifier, 32),
    serialNumber: asciiBytes("serialNumber", parameters.serialNumber, 32),
    specification,
    locationCell,
    slotSeconds,
    valuation: { ...valuation, method: DepreciationMethod[valuation.method] },
  };
}
