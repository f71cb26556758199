import { amendmentDeskAbi } from "@medequipshare/contracts";
import type { UnixSeconds } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type OpenMaintenanceWindowParameters = {
  readonly unitId: number;
  /** On the unit's slot grid: the present slot or a later one. */
  readonly startsAt: UnixSeconds;
  /** On the grid, exclusive; at most 366 days later. */
  readonly endsAt: UnixSeconds;
};
export type OpenMaintenanceWindowReturnType = ActReceipt & { readonly windowId: bigint };

/** Keeps free slots of a unit free of reservations. The sender is coordinator or biomedical of the owner. */
export async function openMaintenanceWindow(
  { sender, addresses }: NetworkWriter,
  { unitId, startsAt, endsAt }: OpenMaintenanceWindowParameters,
): Promise<OpenMaintenanceWindowReturnType> {
  const address = addresses.amendmentDesk;
  const receipt = await sender.send([
    encodeCall(address, amendmentDeskAbi, "openWindow", [unitId, startsAt, endsAt]),
  ]);
  const { windowId } = requireEvent({
    logs: receipt.logs,
    address,
    abi: amendmentDeskAbi,
    eventName: "MaintenanceWindowOpened",
  });
  return { ...receipt, windowId };
}
