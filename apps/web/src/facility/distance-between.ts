import { roadKilometres, travelMinutes } from "@medequipshare/domain";
import type { Facility } from "@medequipshare/protocol";

/** Estimated road distance and driving time between two facilities; undefined while either's place is unknown. */
export function distanceBetween(
  from: Facility | undefined,
  to: Facility | undefined,
): { kilometres: number; minutes: number } | undefined {
  if (!from?.profile || !to?.profile) return undefined;
  return {
    kilometres: roadKilometres(from.profile, to.profile),
    minutes: travelMinutes(from.profile, to.profile),
  };
}
