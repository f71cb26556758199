import { facilityRegistryAbi } from "@medequipshare/contracts";
import type { H3Cell } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type ChangeServiceAreaParameters = {
  readonly added?: readonly H3Cell[] | undefined;
  readonly removed?: readonly H3Cell[] | undefined;
};
export type ChangeServiceAreaReturnType = ActReceipt;

/** Changes which cells the sender's facility serves; at most three resolutions in all. */
export function changeServiceArea(
  { sender, addresses }: NetworkWriter,
  { added = [], removed = [] }: ChangeServiceAreaParameters,
): Promise<ChangeServiceAreaReturnType> {
  return sender.send([
    encodeCall(addresses.facilityRegistry, facilityRegistryAbi, "changeServiceArea", [added, removed]),
  ]);
}
