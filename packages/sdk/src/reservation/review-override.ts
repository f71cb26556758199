import { overrideDeskAbi } from "@medequipshare/contracts";
import type { TokenUnits, UnixSeconds } from "@medequipshare/domain";
import type { Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type ReviewOverrideParameters = {
  /** The facility whose pending override is judged. */
  readonly overriderId: number;
  readonly isJustified: boolean;
  /** Digest of the review, a document. */
  readonly document: Hex;
};
export type ReviewOverrideReturnType = ActReceipt & {
  readonly displacedId: bigint;
  /** Given back when justified, else paid to the displaced facility. */
  readonly bond: TokenUnits;
  /** Until when the facility may not override; 0 when justified. */
  readonly suspendedUntil: UnixSeconds;
};

/**
 * Judges an override. The sender is a clinical lead or auditor of a facility that neither made nor suffered it nor lends
 * the unit, as little as its group.
 */
export async function reviewOverride(
  { sender, addresses }: NetworkWriter,
  { overriderId, isJustified, document }: ReviewOverrideParameters,
): Promise<ReviewOverrideReturnType> {
  const address = addresses.overrideDesk;
  const receipt = await sender.send([
    encodeCall(address, overrideDeskAbi, "review", [overriderId, isJustified, document]),
  ]);
  const { displacedId, bond, suspendedUntil } = requireEvent({
    logs: receipt.logs,
    address,
    abi: overrideDeskAbi,
    eventName: "OverrideReviewed",
  });
  return { ...receipt, displacedId, bond, suspendedUntil };
}
