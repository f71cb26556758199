import { overrideDeskAbi } from "@medequipshare/contracts";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetOverrideRightParameters = { readonly facilityId: number };
export type GetOverrideRightReturnType = ContractFunctionReturnType<
  typeof overrideDeskAbi,
  "view",
  "rightOf"
>;

/** What a facility has of the right to override: a pending review, a suspension, how many are left. */
export function getOverrideRight(
  { client, addresses }: NetworkReader,
  { facilityId }: GetOverrideRightParameters,
): Promise<GetOverrideRightReturnType> {
  return read(
    client.readContract({
      address: addresses.overrideDesk,
      abi: overrideDeskAbi,
      functionName: "rightOf",
      args: [facilityId],
    }),
  );
}
