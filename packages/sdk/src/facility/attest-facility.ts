import { facilityRegistryAbi } from "@medequipshare/contracts";
import { findEvent } from "../chain/find-event.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { type AttestFacilityParameters, attest } from "./standing-acts.ts";

export type AttestFacilityReturnType = ActReceipt & {
  /** True when this was the second equal attestation. */
  readonly activated: boolean;
};

/** A reviewer states what the evidence shows; two reviewers of different owners must state the same. */
export async function attestFacility(
  network: NetworkWriter,
  parameters: AttestFacilityParameters,
): Promise<AttestFacilityReturnType> {
  const receipt = await attest(network, parameters);
  const activation = findEvent({
    logs: receipt.logs,
    address: network.addresses.facilityRegistry,
    abi: facilityRegistryAbi,
    eventName: "FacilityActivated",
  });
  return { ...receipt, activated: activation !== undefined };
}
