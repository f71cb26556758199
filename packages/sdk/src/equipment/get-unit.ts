import { equipmentRegistryAbi } from "@medequipshare/contracts";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetUnitParameters = { readonly unitId: number };
export type GetUnitReturnType = ContractFunctionReturnType<typeof equipmentRegistryAbi, "view", "unitOf">;

/** The word that decides whether a unit may be lent. */
export function getUnit(
  { client, addresses }: NetworkReader,
  { unitId }: GetUnitParameters,
): Promise<GetUnitReturnType> {
  return read(
    client.readContract({
      address: addresses.equipmentRegistry,
      abi: equipmentRegistryAbi,
      functionName: "unitOf",
      args: [unitId],
    }),
  );
}
