import { equipmentRegistryAbi } from "@medequipshare/contracts";
import type { SharingPolicy, Terms } from "@medequipshare/domain";
import { encodeCall } from "../chain/encode-call.ts";
import type { NetworkWriter } from "../chain/network.ts";
import { requireEvent } from "../chain/require-event.ts";
import type { ActReceipt } from "../chain/sender.ts";
import { encodeTerms } from "./encode-terms.ts";

export type SetTermsParameters = {
  readonly unitId: number;
  readonly terms: Terms;
  /** Lent for every priority without approval unless told. */
  readonly policy?: SharingPolicy | undefined;
};
export type SetTermsReturnType = ActReceipt & { readonly version: number };

/** Sets the terms for reservations made from now on. The sender is coordinator or finance officer of the owner. */
export async function setTerms(
  { sender, addresses }: NetworkWriter,
  { unitId, terms, policy }: SetTermsParameters,
): Promise<SetTermsReturnType> {
  const address = addresses.equipmentRegistry;
  const receipt = await sender.send([
    encodeCall(address, equipmentRegistryAbi, "setTerms", [unitId, encodeTerms(terms, policy)]),
  ]);
  const { version } = requireEvent({
    logs: receipt.logs,
    address,
    abi: equipmentRegistryAbi,
    eventName: "TermsSet",
  });
  return { ...receipt, version };
}
