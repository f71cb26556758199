import { equipmentRegistryAbi } from "@medequipshare/contracts";
import { productCodeBytes } from "@medequipshare/domain";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetStockParameters = { readonly ownerId: number; readonly productCode: string };
export type GetStockReturnType = ContractFunctionReturnType<typeof equipmentRegistryAbi, "view", "stockOf">;

/** How many units of a type an owner has in its own hands, and how many have to stay there. */
export function getStock(
  { client, addresses }: NetworkReader,
  { ownerId, productCode }: GetStockParameters,
): Promise<GetStockReturnType> {
  return read(
    client.readContract({
      address: addresses.equipmentRegistry,
      abi: equipmentRegistryAbi,
      functionName: "stockOf",
      args: [ownerId, productCodeBytes(productCode)],
    }),
  );
}
