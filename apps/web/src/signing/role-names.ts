import { formatRoles } from "@medequipshare/domain";
import { accessMessages } from "./messages.ts";

/** Roles in words, such as "Coordinator and Finance officer". */
export function roleNames(roles: number): string {
  return formatRoles(roles)
    .map((role) => accessMessages.roles[role] ?? role)
    .join(" and ");
}
