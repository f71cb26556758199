import { facilityLedgerAbi } from "@medequipshare/contracts";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetBalanceParameters = { readonly facilityId: number };
export type GetBalanceReturnType = ContractFunctionReturnType<typeof facilityLedgerAbi, "view", "balanceOf">;

/** A facility's free and escrowed balance, token units. */
export function getBalance(
  { client, addresses }: NetworkReader,
  { facilityId }: GetBalanceParameters,
): Promise<GetBalanceReturnType> {
  return read(
    client.readContract({
      address: addresses.facilityLedger,
      abi: facilityLedgerAbi,
      functionName: "balanceOf",
      args: [facilityId],
    }),
  );
}
