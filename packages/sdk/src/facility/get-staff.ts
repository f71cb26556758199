import { facilityRegistryAbi } from "@medequipshare/contracts";
import type { Address, ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetStaffParameters = { readonly account: Address };
export type GetStaffReturnType = ContractFunctionReturnType<typeof facilityRegistryAbi, "view", "staffOf">;

/** What an account is at a facility; facility 0 when it is nobody's staff. */
export function getStaff(
  { client, addresses }: NetworkReader,
  { account }: GetStaffParameters,
): Promise<GetStaffReturnType> {
  return read(
    client.readContract({
      address: addresses.facilityRegistry,
      abi: facilityRegistryAbi,
      functionName: "staffOf",
      args: [account],
    }),
  );
}
