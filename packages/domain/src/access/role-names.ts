import type { Role, RoleName } from "./role.ts";

/** Every role's name, by rising bit. */
export const roleNames: readonly RoleName[] = [
  "administrator",
  "coordinator",
  "operator",
  "biomedical",
  "clinical-lead",
  "finance",
  "auditor",
  "reviewer",
] satisfies readonly (keyof typeof Role)[];
