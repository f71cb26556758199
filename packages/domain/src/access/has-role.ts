import { Role, type RoleBits, type RoleName } from "./role.ts";

/** Tells whether a word of role bits contains the named role. */
export function hasRole(bits: RoleBits, role: RoleName): boolean {
  return (bits & Role[role]) !== 0;
}
