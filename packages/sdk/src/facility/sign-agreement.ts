import { facilityRegistryAbi } from "@medequipshare/contracts";
import type { UnixSeconds } from "@medequipshare/domain";
import type { Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import { findEvent } from "../chain/find-event.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

/** The master agreement under which one facility may borrow from another. */
export type MasterAgreement = {
  readonly ownerId: number;
  readonly borrowerId: number;
  readonly from: UnixSeconds;
  /** At least 365 days after `from`. */
  readonly until: UnixSeconds;
  /** Digest of the encrypted agreement. */
  readonly document: Hex;
  /** Digest of the price schedule. */
  readonly priceSchedule: Hex;
};

export type SignAgreementParameters = MasterAgreement;
export type SignAgreementReturnType = ActReceipt & {
  /** True when both parties have now signed the same agreement. */
  readonly inForce: boolean;
};

/** Signs an agreement for the sender's facility. The sender is an administrator of a party. */
export async function signAgreement(
  { sender, addresses }: NetworkWriter,
  agreement: SignAgreementParameters,
): Promise<SignAgreementReturnType> {
  const address = addresses.facilityRegistry;
  const receipt = await sender.send([encodeCall(address, facilityRegistryAbi, "signAgreement", [agreement])]);
  const inForce = findEvent({
    logs: receipt.logs,
    address,
    abi: facilityRegistryAbi,
    eventName: "AgreementInForce",
  });
  return { ...receipt, inForce: inForce !== undefined };
}
