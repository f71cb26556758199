import { maintenanceFundAbi } from "@medequipshare/contracts";
import type { Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type ReportWorkParameters = {
  readonly workOrderId: bigint;
  /** Digest of the work report. */
  readonly document: Hex;
};
export type ReportWorkReturnType = ActReceipt;

/** Reports work as done. The sender is a biomedical engineer of the provider. */
export function reportWork(
  { sender, addresses }: NetworkWriter,
  { workOrderId, document }: ReportWorkParameters,
): Promise<ReportWorkReturnType> {
  return sender.send([
    encodeCall(addresses.maintenanceFund, maintenanceFundAbi, "report", [workOrderId, document]),
  ]);
}
