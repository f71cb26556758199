import { equipmentRegistryAbi } from "@medequipshare/contracts";
import type { UnixSeconds } from "@medequipshare/domain";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetFitnessParameters = { readonly unitId: number; readonly endsAt: UnixSeconds };
export type GetFitnessReturnType = ContractFunctionReturnType<typeof equipmentRegistryAbi, "view", "fitness">;

/** Every reason, as bits, why a unit may not be lent until a time; 0 when it may. */
export function getFitness(
  { client, addresses }: NetworkReader,
  { unitId, endsAt }: GetFitnessParameters,
): Promise<GetFitnessReturnType> {
  return read(
    client.readContract({
      address: addresses.equipmentRegistry,
      abi: equipmentRegistryAbi,
      functionName: "fitness",
      args: [unitId, endsAt],
    }),
  );
}
