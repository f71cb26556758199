import { checkoutDeskAbi } from "@medequipshare/contracts";
import type { Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import type { BreakGlassKey } from "./get-break-glass.ts";

export type ReviewBreakGlassParameters = BreakGlassKey & {
  readonly justified: boolean;
  /** Digest of the stored report. */
  readonly documentHash: Hex;
};
export type ReviewBreakGlassReturnType = ActReceipt;

/**
 * Finds an opening justified or not, once. The sender is clinical lead, auditor or administrator of owner, holder or
 * borrower, and not the one who identified.
 */
export function reviewBreakGlass(
  { sender, addresses }: NetworkWriter,
  { unitId, lock, sequence, justified, documentHash }: ReviewBreakGlassParameters,
): Promise<ReviewBreakGlassReturnType> {
  const args = [unitId, lock, sequence, justified, documentHash] as const;
  return sender.send([encodeCall(addresses.checkoutDesk, checkoutDeskAbi, "reviewBreakGlass", args)]);
}
