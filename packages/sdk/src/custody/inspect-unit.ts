import { custodyLedgerAbi } from "@medequipshare/contracts";
import type { Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type InspectUnitParameters = {
  readonly reservationId: bigint;
  readonly accepted: boolean;
  /** Digest of the inspection record. */
  readonly document: Hex;
};
export type InspectUnitReturnType = ActReceipt;

/** The borrower's inspection on arrival. The sender is a biomedical engineer of the borrower, which holds the unit. */
export function inspectUnit(
  { sender, addresses }: NetworkWriter,
  { reservationId, accepted, document }: InspectUnitParameters,
): Promise<InspectUnitReturnType> {
  return sender.send([
    encodeCall(addresses.custodyLedger, custodyLedgerAbi, "inspect", [reservationId, accepted, document]),
  ]);
}
