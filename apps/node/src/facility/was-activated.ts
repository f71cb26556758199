import { getStanding, type NetworkReader } from "@medequipshare/sdk";

/** Whether reviewers ever activated the facility, as the chain says now; an expired standing counts. */
export async function wasActivated(reader: NetworkReader, facilityId: number): Promise<boolean> {
  const { activeUntil } = await getStanding(reader, { facilityId });
  return activeUntil > 0;
}
