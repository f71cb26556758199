import { facilityRegistryAbi, type NetworkAddresses } from "@medequipshare/sdk";
import type { PublicClient } from "viem";

/** Whether reviewers ever activated the facility, as the chain says now; an expired standing counts. */
export async function wasActivated(
  client: PublicClient,
  { facilityRegistry }: Pick<NetworkAddresses, "facilityRegistry">,
  facilityId: number,
): Promise<boolean> {
  const { activeUntil } = await client.readContract({
    address: facilityRegistry,
    abi: facilityRegistryAbi,
    functionName: "standingOf",
    args: [facilityId],
  });
  return activeUntil > 0;
}
