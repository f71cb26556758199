import { maintenanceFundAbi } from "@medequipshare/contracts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type ApproveWorkParameters = { readonly workOrderId: bigint };
export type ApproveWorkReturnType = ActReceipt;

/** Approves a work order. The sender is finance officer of the owner, neither its requester nor the provider's staff. */
export function approveWork(
  { sender, addresses }: NetworkWriter,
  { workOrderId }: ApproveWorkParameters,
): Promise<ApproveWorkReturnType> {
  return sender.send([encodeCall(addresses.maintenanceFund, maintenanceFundAbi, "approve", [workOrderId])]);
}
