import { facilityRegistryAbi } from "@medequipshare/contracts";
import type { TokenUnits, UnixSeconds } from "@medequipshare/domain";
import type { Hex } from "viem";
import { encodeCall } from "../chain/encode-call.ts";
import { findEvent } from "../chain/find-event.ts";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";

export type AttestFacilityParameters = {
  readonly facilityId: number;
  readonly licensedUntil: UnixSeconds;
  readonly insuredUntil: UnixSeconds;
  /** Insured amount. */
  readonly cover: TokenUnits;
  /** Digest of the evidence document that was reviewed. */
  readonly evidence: Hex;
};
export type AttestFacilityReturnType = ActReceipt & {
  /** True when this was the second equal attestation. */
  readonly activated: boolean;
};

/** A reviewer states what the evidence shows; two reviewers of different owners must state the same. */
export async function attestFacility(
  { sender, addresses }: NetworkWriter,
  { facilityId, ...attestation }: AttestFacilityParameters,
): Promise<AttestFacilityReturnType> {
  const address = addresses.facilityRegistry;
  const receipt = await sender.send([
    encodeCall(address, facilityRegistryAbi, "attest", [facilityId, attestation]),
  ]);
  const activation = findEvent({
    logs: receipt.logs,
    address,
    abi: facilityRegistryAbi,
    eventName: "FacilityActivated",
  });
  return { ...receipt, activated: activation !== undefined };
}
