import { equipmentRegistryAbi } from "@medequipshare/contracts";
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
import type { Hex } from "viem";
import { asciiBytes } from "../chain/ascii-bytes.ts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";
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
export type RegisterUnitReturnType = ActReceipt & {
  readonly unitId: number;
  /** Whether a second person must approve it before it may be lent. */
  readonly lifeSustaining: boolean;
};

/**
 * Registers a unit for the sender's facility. The sender is a biomedical engineer of it. A device identifier that is a
 * GTIN must have the right check digit, whoever asks: the chain cannot tell.
 */
export async function registerUnit(
  { sender, addresses }: NetworkWriter,
  parameters: RegisterUnitParameters,
): Promise<RegisterUnitReturnType> {
  const address = addresses.equipmentRegistry;
  const registration = await encodeRegistration(parameters);
  const receipt = await sender.send([encodeCall(address, equipmentRegistryAbi, "register", [registration])]);
  const { unitId, lifeSustaining } = requireEvent({
    logs: receipt.logs,
    address,
    abi: equipmentRegistryAbi,
    eventName: "UnitRegistered",
  });
  return { ...receipt, unitId, lifeSustaining };
}

async function encodeRegistration(parameters: RegisterUnitParameters) {
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
