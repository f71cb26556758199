import { facilityRegistryAbi } from "@medequipshare/contracts";
import type { P256PublicKey } from "../access/p256-key.ts";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";
import {
  encodeApplication,
  type MembershipApplication,
  passkeyCoordinates,
} from "./membership-application.ts";

export type ApplyForMembershipParameters = {
  readonly application: MembershipApplication;
  /** The sender's passkey; absent for a plain wallet. */
  readonly passkey?: P256PublicKey | undefined;
};
export type ApplyForMembershipReturnType = ActReceipt & { readonly facilityId: number };

/** Applies for membership; the sender becomes the facility's account and first administrator. */
export async function applyForMembership(
  { sender, addresses }: NetworkWriter,
  { application, passkey }: ApplyForMembershipParameters,
): Promise<ApplyForMembershipReturnType> {
  const address = addresses.facilityRegistry;
  const { x, y } = passkeyCoordinates(passkey);
  const receipt = await sender.send([
    encodeCall(address, facilityRegistryAbi, "applyForMembership", [encodeApplication(application), x, y]),
  ]);
  const { facilityId } = requireEvent({
    logs: receipt.logs,
    address,
    abi: facilityRegistryAbi,
    eventName: "FacilityApplied",
  });
  return { ...receipt, facilityId };
}
