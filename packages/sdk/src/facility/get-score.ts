import { ratingDeskAbi } from "@medequipshare/contracts";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetScoreParameters = { readonly facilityId: number };
export type GetScoreReturnType = ContractFunctionReturnType<typeof ratingDeskAbi, "view", "scoreOf">;

/** Sums over all ratings a facility received. */
export function getScore(
  { client, addresses }: NetworkReader,
  { facilityId }: GetScoreParameters,
): Promise<GetScoreReturnType> {
  return read(
    client.readContract({
      address: addresses.ratingDesk,
      abi: ratingDeskAbi,
      functionName: "scoreOf",
      args: [facilityId],
    }),
  );
}
