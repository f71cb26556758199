import { maintenanceFundAbi } from "@medequipshare/contracts";
import type { UnixSeconds } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type SetPlanParameters = {
  readonly unitId: number;
  readonly intervalSeconds: number;
  readonly dueAt: UnixSeconds;
};
export type SetPlanReturnType = ActReceipt;

/** Sets a unit's preventive plan. The sender is a biomedical engineer of the owner. */
export function setPlan(
  { sender, addresses }: NetworkWriter,
  { unitId, intervalSeconds, dueAt }: SetPlanParameters,
): Promise<SetPlanReturnType> {
  return sender.send([
    encodeCall(addresses.maintenanceFund, maintenanceFundAbi, "setPlan", [unitId, intervalSeconds, dueAt]),
  ]);
}
