import { checkoutDeskAbi } from "@medequipshare/contracts";
import { BreakGlassReason, type BreakGlassReasonName } from "@medequipshare/domain";
import type { Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";
import type { BreakGlassKey } from "./get-break-glass.ts";

export type IdentifyBreakGlassParameters = BreakGlassKey & {
  readonly reason: BreakGlassReasonName;
  /** Digest of the reason in words, see {@link hashRecallReason}. Whoever sends it keeps words and salt. */
  readonly reasonHash: Hex;
};
export type IdentifyBreakGlassReturnType = ActReceipt & {
  /** Whether it came more than 15 minutes after the opening. */
  readonly isLate: boolean;
};

/** Says that the sender opened a lock without a grant, and why. The sender is staff of the holder or the borrower. */
export async function identifyBreakGlass(
  { sender, addresses }: NetworkWriter,
  { unitId, lock, sequence, reason, reasonHash }: IdentifyBreakGlassParameters,
): Promise<IdentifyBreakGlassReturnType> {
  const address = addresses.checkoutDesk;
  const args = [unitId, lock, sequence, BreakGlassReason[reason], reasonHash] as const;
  const receipt = await sender.send([encodeCall(address, checkoutDeskAbi, "identifyBreakGlass", args)]);
  const { late } = requireEvent({
    logs: receipt.logs,
    address,
    abi: checkoutDeskAbi,
    eventName: "BreakGlassIdentified",
  });
  return { ...receipt, isLate: late };
}
