import { facilityRegistryAbi } from "@medequipshare/contracts";
import type { Address } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type DismissStaffParameters = { readonly account: Address };
export type DismissStaffReturnType = ActReceipt;

/** Ends an appointment at once. The sender is an administrator of the same facility. */
export function dismissStaff(
  { sender, addresses }: NetworkWriter,
  { account }: DismissStaffParameters,
): Promise<DismissStaffReturnType> {
  return sender.send([encodeCall(addresses.facilityRegistry, facilityRegistryAbi, "dismiss", [account])]);
}
