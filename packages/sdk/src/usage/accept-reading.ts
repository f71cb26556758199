import { usageMeterAbi } from "@medequipshare/contracts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import type { SignedReading } from "./sign-reading.ts";

export type AcceptReadingParameters = SignedReading;
export type AcceptReadingReturnType = ActReceipt;

/** Brings a signed reading on chain. Anyone may send it. */
export function acceptReading(
  { sender, addresses }: NetworkWriter,
  { reading, signature }: AcceptReadingParameters,
): Promise<AcceptReadingReturnType> {
  return sender.send([
    encodeCall(addresses.usageMeter, usageMeterAbi, "accept", [reading, signature.r, signature.s]),
  ]);
}
