import { hasRole } from "@medequipshare/domain";
import { useOwnStaff } from "./use-own-staff.ts";

/** The facility for which the visitor coordinates; null when for none, undefined while asked. */
export function useOwnFacility(): number | null | undefined {
  const staff = useOwnStaff();
  if (staff === undefined) return undefined;
  return hasRole(staff.roles, "coordinator") ? staff.facilityId : null;
}
