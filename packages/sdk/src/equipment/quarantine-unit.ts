import { equipmentRegistryAbi } from "@medequipshare/contracts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type QuarantineUnitParameters = {
  readonly unitId: number;
  /** The owner's own fault code; never free text. */
  readonly faultCode: number;
};
export type QuarantineUnitReturnType = ActReceipt;

/** Takes a unit out of lending. The sender is staff of the owner or the holder. */
export function quarantineUnit(
  { sender, addresses }: NetworkWriter,
  { unitId, faultCode }: QuarantineUnitParameters,
): Promise<QuarantineUnitReturnType> {
  return sender.send([
    encodeCall(addresses.equipmentRegistry, equipmentRegistryAbi, "quarantine", [unitId, faultCode]),
  ]);
}
