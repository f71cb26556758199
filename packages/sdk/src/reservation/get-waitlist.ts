import { waitlistDeskAbi } from "@medequipshare/contracts";
import type { ContractFunctionReturnType } from "viem";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetWaitlistParameters = { readonly unitId: number };
export type GetWaitlistReturnType = ContractFunctionReturnType<typeof waitlistDeskAbi, "view", "entriesOf">;

/** The open entries of a unit in the order of promotion, those whose start has passed included; at most 16. */
export function getWaitlist(
  { client, addresses }: NetworkReader,
  { unitId }: GetWaitlistParameters,
): Promise<GetWaitlistReturnType> {
  return read(
    client.readContract({
      address: addresses.waitlistDesk,
      abi: waitlistDeskAbi,
      functionName: "entriesOf",
      args: [unitId],
    }),
  );
}
