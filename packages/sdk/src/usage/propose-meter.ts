import { usageMeterAbi } from "@medequipshare/contracts";
import type { P256PublicKey } from "../access/p256-key.ts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type ProposeMeterParameters = { readonly unitId: number; readonly key: P256PublicKey };
export type ProposeMeterReturnType = ActReceipt & {
  /** The key epoch the meter will sign under. */
  readonly epoch: number;
};

/** Proposes a meter's key. The sender is a biomedical engineer of the owner. */
export async function proposeMeter(
  { sender, addresses }: NetworkWriter,
  { unitId, key }: ProposeMeterParameters,
): Promise<ProposeMeterReturnType> {
  const address = addresses.usageMeter;
  const receipt = await sender.send([
    encodeCall(address, usageMeterAbi, "proposeMeter", [unitId, key.x, key.y]),
  ]);
  const { epoch } = requireEvent({
    logs: receipt.logs,
    address,
    abi: usageMeterAbi,
    eventName: "MeterProposed",
  });
  return { ...receipt, epoch };
}
