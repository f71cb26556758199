import { facilityRegistryAbi } from "@medequipshare/contracts";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetStandingParameters = { readonly facilityId: number };
export type GetStandingReturnType = ContractFunctionReturnType<
  typeof facilityRegistryAbi,
  "view",
  "standingOf"
>;

/** A facility's standing as the chain holds it: until when active and insured, cover left, home cell. */
export function getStanding(
  { client, addresses }: NetworkReader,
  { facilityId }: GetStandingParameters,
): Promise<GetStandingReturnType> {
  return read(
    client.readContract({
      address: addresses.facilityRegistry,
      abi: facilityRegistryAbi,
      functionName: "standingOf",
      args: [facilityId],
    }),
  );
}
