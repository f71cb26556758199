import { amendmentDeskAbi } from "@medequipshare/contracts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type CloseMaintenanceWindowParameters = { readonly windowId: bigint };
export type CloseMaintenanceWindowReturnType = ActReceipt;

/** Frees the slots of a maintenance window. The sender is coordinator or biomedical of the owner. */
export function closeMaintenanceWindow(
  { sender, addresses }: NetworkWriter,
  { windowId }: CloseMaintenanceWindowParameters,
): Promise<CloseMaintenanceWindowReturnType> {
  return sender.send([encodeCall(addresses.amendmentDesk, amendmentDeskAbi, "closeWindow", [windowId])]);
}
