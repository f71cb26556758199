import { facilityRegistryAbi } from "@medequipshare/contracts";
import { findEvent } from "../chain/find-event.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { agree, type MasterAgreement } from "./standing-acts.ts";

export type SignAgreementReturnType = ActReceipt & {
  /** True when both parties have now signed the same agreement. */
  readonly inForce: boolean;
};

/** Signs an agreement for the sender's facility. The sender is an administrator of a party. */
export async function signAgreement(
  network: NetworkWriter,
  agreement: MasterAgreement,
): Promise<SignAgreementReturnType> {
  const receipt = await agree(network, agreement);
  const inForce = findEvent({
    logs: receipt.logs,
    address: network.addresses.facilityRegistry,
    abi: facilityRegistryAbi,
    eventName: "AgreementInForce",
  });
  return { ...receipt, inForce: inForce !== undefined };
}
