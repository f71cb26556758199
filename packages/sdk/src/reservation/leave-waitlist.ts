import { waitlistDeskAbi } from "@medequipshare/contracts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type LeaveWaitlistParameters = { readonly entryId: bigint };
export type LeaveWaitlistReturnType = ActReceipt;

/** Takes an entry off its waitlist; a first call used for it stays used. The sender is a coordinator of its facility. */
export function leaveWaitlist(
  { sender, addresses }: NetworkWriter,
  { entryId }: LeaveWaitlistParameters,
): Promise<LeaveWaitlistReturnType> {
  return sender.send([encodeCall(addresses.waitlistDesk, waitlistDeskAbi, "leave", [entryId])]);
}
