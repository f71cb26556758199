import { checkoutDeskAbi } from "@medequipshare/contracts";
import type { P256PublicKey } from "../access/p256-key.ts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type EnrolLockParameters = { readonly unitId: number; readonly key: P256PublicKey };
export type EnrolLockReturnType = ActReceipt;

/**
 * Confirms, as a second facility that saw the lock, the very key proposed. The sender is biomedical of another
 * facility than the owner, which holds the unit.
 */
export function enrolLock(
  { sender, addresses }: NetworkWriter,
  { unitId, key }: EnrolLockParameters,
): Promise<EnrolLockReturnType> {
  return sender.send([
    encodeCall(addresses.checkoutDesk, checkoutDeskAbi, "enrolLock", [unitId, key.x, key.y]),
  ]);
}
