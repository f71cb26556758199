import { overrideDeskAbi } from "@medequipshare/contracts";
import type { NetworkReader } from "../chain/network.ts";
import { read } from "../chain/read.ts";

export type GetOverrideCompensationParameters = { readonly displacedId: bigint };
/** Token units; the bond is the same amount again. */
export type GetOverrideCompensationReturnType = bigint;

/** What displacing a reservation costs now beside the new escrow. */
export function getOverrideCompensation(
  { client, addresses }: NetworkReader,
  { displacedId }: GetOverrideCompensationParameters,
): Promise<GetOverrideCompensationReturnType> {
  return read(
    client.readContract({
      address: addresses.overrideDesk,
      abi: overrideDeskAbi,
      functionName: "compensationFor",
      args: [displacedId],
    }),
  );
}
