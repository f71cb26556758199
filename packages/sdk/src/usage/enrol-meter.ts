import { usageMeterAbi } from "@medequipshare/contracts";
import type { P256PublicKey } from "../access/p256-key.ts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type EnrolMeterParameters = { readonly unitId: number; readonly key: P256PublicKey };
export type EnrolMeterReturnType = ActReceipt & {
  /** The key epoch in force. */
  readonly epoch: number;
};

/** Confirms, as a second facility that saw the meter, the very key proposed. The sender is biomedical of another facility. */
export async function enrolMeter(
  { sender, addresses }: NetworkWriter,
  { unitId, key }: EnrolMeterParameters,
): Promise<EnrolMeterReturnType> {
  const address = addresses.usageMeter;
  const receipt = await sender.send([
    encodeCall(address, usageMeterAbi, "enrolMeter", [unitId, key.x, key.y]),
  ]);
  const { epoch } = requireEvent({
    logs: receipt.logs,
    address,
    abi: usageMeterAbi,
    eventName: "MeterEnrolled",
  });
  return { ...receipt, epoch };
}
