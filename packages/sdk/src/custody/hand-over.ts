import { custodyLedgerAbi } from "@medequipshare/contracts";
import type { Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";
import type { Handover } from "./handover.ts";

export type HandOverParameters = {
  readonly handover: Handover;
  readonly releaserSignature: Hex;
  readonly receiverSignature: Hex;
};
export type HandOverReturnType = ActReceipt & { readonly handoverHash: Hex };

/** Moves custody on both signatures. Anyone may send it. */
export async function handOver(
  { sender, addresses }: NetworkWriter,
  { handover, releaserSignature, receiverSignature }: HandOverParameters,
): Promise<HandOverReturnType> {
  const address = addresses.custodyLedger;
  const receipt = await sender.send([
    encodeCall(address, custodyLedgerAbi, "handOver", [handover, releaserSignature, receiverSignature]),
  ]);
  const { handoverHash } = requireEvent({
    logs: receipt.logs,
    address,
    abi: custodyLedgerAbi,
    eventName: "HandoverSigned",
  });
  return { ...receipt, handoverHash };
}
