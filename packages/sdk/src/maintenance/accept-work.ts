import { maintenanceFundAbi } from "@medequipshare/contracts";
import type { TokenUnits } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type AcceptWorkParameters = { readonly workOrderId: bigint };
export type AcceptWorkReturnType = ActReceipt & {
  /** What the provider was paid. */
  readonly amount: TokenUnits;
  /** The unit's fund afterwards. */
  readonly balance: TokenUnits;
};

/** Accepts finished work, which pays for it. The sender is a biomedical engineer of the owner. */
export async function acceptWork(
  { sender, addresses }: NetworkWriter,
  { workOrderId }: AcceptWorkParameters,
): Promise<AcceptWorkReturnType> {
  const address = addresses.maintenanceFund;
  const receipt = await sender.send([encodeCall(address, maintenanceFundAbi, "acceptWork", [workOrderId])]);
  const { amount, balance } = requireEvent({
    logs: receipt.logs,
    address,
    abi: maintenanceFundAbi,
    eventName: "WorkPaid",
  });
  return { ...receipt, amount, balance };
}
