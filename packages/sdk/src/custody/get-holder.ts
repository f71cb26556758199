import { custodyLedgerAbi } from "@medequipshare/contracts";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetHolderParameters = { readonly unitId: number };
export type GetHolderReturnType = ContractFunctionReturnType<typeof custodyLedgerAbi, "view", "holderOf">;

/** The facility that has a unit in its hands. */
export function getHolder(
  { client, addresses }: NetworkReader,
  { unitId }: GetHolderParameters,
): Promise<GetHolderReturnType> {
  return read(
    client.readContract({
      address: addresses.custodyLedger,
      abi: custodyLedgerAbi,
      functionName: "holderOf",
      args: [unitId],
    }),
  );
}
