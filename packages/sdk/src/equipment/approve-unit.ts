import { equipmentRegistryAbi } from "@medequipshare/contracts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type ApproveUnitParameters = { readonly unitId: number };
export type ApproveUnitReturnType = ActReceipt;

/** Approves a life-sustaining unit as second person. The sender is biomedical or clinical lead of the owner. */
export function approveUnit(
  { sender, addresses }: NetworkWriter,
  { unitId }: ApproveUnitParameters,
): Promise<ApproveUnitReturnType> {
  return sender.send([encodeCall(addresses.equipmentRegistry, equipmentRegistryAbi, "approve", [unitId])]);
}
