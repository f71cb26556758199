import { maintenanceFundAbi } from "@medequipshare/contracts";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetFundParameters = { readonly unitId: number };
export type GetFundReturnType = ContractFunctionReturnType<typeof maintenanceFundAbi, "view", "balanceOf">;

/** A unit's maintenance fund, token units. */
export function getFund(
  { client, addresses }: NetworkReader,
  { unitId }: GetFundParameters,
): Promise<GetFundReturnType> {
  return read(
    client.readContract({
      address: addresses.maintenanceFund,
      abi: maintenanceFundAbi,
      functionName: "balanceOf",
      args: [unitId],
    }),
  );
}
