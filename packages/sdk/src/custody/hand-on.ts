import { custodyLedgerAbi } from "@medequipshare/contracts";
import type { Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";
import type { HandOn } from "./hand-on-statement.ts";

export type HandOnParameters = {
  readonly handOn: HandOn;
  /** Of the borrower whose loan ends, of the next borrower, and of the owner. */
  readonly releaserSignature: Hex;
  readonly receiverSignature: Hex;
  readonly ownerSignature: Hex;
};
export type HandOnReturnType = ActReceipt & {
  readonly handOnHash: Hex;
  readonly fromReservationId: bigint;
  readonly toReservationId: bigint;
};

/**
 * Ends one borrower's loan and starts the next one's at the same second and by the same counter, on three signatures.
 * Anyone may send it.
 */
export async function handOn(
  { sender, addresses }: NetworkWriter,
  { handOn: statement, releaserSignature, receiverSignature, ownerSignature }: HandOnParameters,
): Promise<HandOnReturnType> {
  const address = addresses.custodyLedger;
  const signatures = [releaserSignature, receiverSignature, ownerSignature] as const;
  const receipt = await sender.send([
    encodeCall(address, custodyLedgerAbi, "handOn", [statement, ...signatures]),
  ]);
  const { handOnHash, fromReservationId, toReservationId } = requireEvent({
    logs: receipt.logs,
    address,
    abi: custodyLedgerAbi,
    eventName: "HandedOn",
  });
  return { ...receipt, handOnHash, fromReservationId, toReservationId };
}
