import { AppError } from "../error/app-error.ts";
import { Role, type RoleBits, type RoleName } from "./role.ts";
import { roleNames } from "./role-names.ts";

/** The names of the roles in a word, by rising bit. Throws access.role-bits-unknown for bits that are no role. */
export function formatRoles(bits: RoleBits): readonly RoleName[] {
  if (!Number.isInteger(bits) || bits < 0 || bits > 255) {
    throw new AppError("access.role-bits-unknown", { field: "roles", value: bits });
  }
  return roleNames.filter((name) => (bits & Role[name]) !== 0);
}
