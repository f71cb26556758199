import { maintenanceFundAbi } from "@medequipshare/contracts";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetWorkOrderParameters = { readonly workOrderId: bigint };
export type GetWorkOrderReturnType = ContractFunctionReturnType<
  typeof maintenanceFundAbi,
  "view",
  "workOrderOf"
>;

/** A work order. Throws maintenance.work-unknown. */
export function getWorkOrder(
  { client, addresses }: NetworkReader,
  { workOrderId }: GetWorkOrderParameters,
): Promise<GetWorkOrderReturnType> {
  return read(
    client.readContract({
      address: addresses.maintenanceFund,
      abi: maintenanceFundAbi,
      functionName: "workOrderOf",
      args: [workOrderId],
    }),
  );
}
