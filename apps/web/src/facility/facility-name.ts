import type { Facility } from "@medequipshare/protocol";
import { facilityMessages } from "./messages.ts";

/** What to call a facility; by number until its profile has been fetched. */
export function facilityName({ facilityId, profile }: Pick<Facility, "facilityId" | "profile">): string {
  return profile?.name ?? facilityMessages.unnamed(facilityId);
}
