import { usageMeterAbi } from "@medequipshare/contracts";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetLatestReadingParameters = { readonly unitId: number };
export type GetLatestReadingReturnType = ContractFunctionReturnType<typeof usageMeterAbi, "view", "latest">;

/** The last reading accepted; sequence 0 when none. */
export function getLatestReading(
  { client, addresses }: NetworkReader,
  { unitId }: GetLatestReadingParameters,
): Promise<GetLatestReadingReturnType> {
  return read(
    client.readContract({
      address: addresses.usageMeter,
      abi: usageMeterAbi,
      functionName: "latest",
      args: [unitId],
    }),
  );
}
