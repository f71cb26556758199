import { equipmentRegistryAbi } from "@medequipshare/contracts";
import { productCodeBytes } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type SetReserveFloorParameters = {
  /** FDA product code, such as CBK. */
  readonly productCode: string;
  /** How many units of the type stay at home; 0 for no floor. */
  readonly floor: number;
};
export type SetReserveFloorReturnType = ActReceipt;

/**
 * Sets how many units of a type the sender's facility keeps in its own hands: a pick-up that would leave fewer is
 * refused. Nothing lent already is called back. The sender is a coordinator.
 */
export function setReserveFloor(
  { sender, addresses }: NetworkWriter,
  { productCode, floor }: SetReserveFloorParameters,
): Promise<SetReserveFloorReturnType> {
  const type = productCodeBytes(productCode);
  return sender.send([
    encodeCall(addresses.equipmentRegistry, equipmentRegistryAbi, "setReserveFloor", [type, floor]),
  ]);
}
