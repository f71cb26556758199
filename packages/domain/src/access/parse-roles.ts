import { AppError } from "../error/app-error.ts";
import { Role, type RoleBits, type RoleName } from "./role.ts";
import { roleNames } from "./role-names.ts";

/** The word of role bits for names such as "coordinator, operator". Throws access.role-unknown. */
export function parseRoles(names: string | readonly string[]): RoleBits {
  const list = typeof names === "string" ? names.split(",") : names;
  return list
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .reduce((bits, name) => bits | Role[roleNameOf(name)], 0);
}

function roleNameOf(name: string): RoleName {
  const found = roleNames.find((role) => role === name);
  if (found === undefined) throw new AppError("access.role-unknown", { field: "role", value: name });
  return found;
}
