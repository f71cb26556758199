import { checkoutDeskAbi } from "@medequipshare/contracts";
import type { P256PublicKey } from "../access/p256-key.ts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type ProposeLockParameters = { readonly unitId: number; readonly key: P256PublicKey };
export type ProposeLockReturnType = ActReceipt;

/** Proposes the key of a unit's lock. The sender is a biomedical engineer of the owner, which holds the unit. */
export function proposeLock(
  { sender, addresses }: NetworkWriter,
  { unitId, key }: ProposeLockParameters,
): Promise<ProposeLockReturnType> {
  return sender.send([
    encodeCall(addresses.checkoutDesk, checkoutDeskAbi, "proposeLock", [unitId, key.x, key.y]),
  ]);
}
