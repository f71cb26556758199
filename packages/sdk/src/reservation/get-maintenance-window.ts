import { amendmentDeskAbi } from "@medequipshare/contracts";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetMaintenanceWindowParameters = { readonly windowId: bigint };
export type GetMaintenanceWindowReturnType = ContractFunctionReturnType<
  typeof amendmentDeskAbi,
  "view",
  "windowOf"
>;

/** When an open maintenance window is; zeros once it is closed. */
export function getMaintenanceWindow(
  { client, addresses }: NetworkReader,
  { windowId }: GetMaintenanceWindowParameters,
): Promise<GetMaintenanceWindowReturnType> {
  return read(
    client.readContract({
      address: addresses.amendmentDesk,
      abi: amendmentDeskAbi,
      functionName: "windowOf",
      args: [windowId],
    }),
  );
}
