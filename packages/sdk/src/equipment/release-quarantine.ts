import { equipmentRegistryAbi } from "@medequipshare/contracts";
import type { Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type ReleaseQuarantineParameters = {
  readonly unitId: number;
  /** Digest of the inspection report. */
  readonly document: Hex;
};
export type ReleaseQuarantineReturnType = ActReceipt;

/** Ends a quarantine. The sender is a biomedical engineer of the owner. */
export function releaseQuarantine(
  { sender, addresses }: NetworkWriter,
  { unitId, document }: ReleaseQuarantineParameters,
): Promise<ReleaseQuarantineReturnType> {
  return sender.send([
    encodeCall(addresses.equipmentRegistry, equipmentRegistryAbi, "releaseQuarantine", [unitId, document]),
  ]);
}
