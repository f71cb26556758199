import { custodyLedgerAbi } from "@medequipshare/contracts";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetLoanParameters = { readonly reservationId: bigint };
export type GetLoanReturnType = ContractFunctionReturnType<typeof custodyLedgerAbi, "view", "loanOf">;

/** A loan from pick-up to return. */
export function getLoan(
  { client, addresses }: NetworkReader,
  { reservationId }: GetLoanParameters,
): Promise<GetLoanReturnType> {
  return read(
    client.readContract({
      address: addresses.custodyLedger,
      abi: custodyLedgerAbi,
      functionName: "loanOf",
      args: [reservationId],
    }),
  );
}
