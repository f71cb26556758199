import { settlementDeskAbi } from "@medequipshare/contracts";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type PreviewSettlementParameters = { readonly reservationId: bigint };
export type PreviewSettlementReturnType = ContractFunctionReturnType<
  typeof settlementDeskAbi,
  "view",
  "preview"
>;

/** What settling the loan would give now. */
export function previewSettlement(
  { client, addresses }: NetworkReader,
  { reservationId }: PreviewSettlementParameters,
): Promise<PreviewSettlementReturnType> {
  return read(
    client.readContract({
      address: addresses.settlementDesk,
      abi: settlementDeskAbi,
      functionName: "preview",
      args: [reservationId],
    }),
  );
}
