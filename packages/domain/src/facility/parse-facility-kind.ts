import { AppError } from "../error/app-error.ts";
import { FacilityKind, type FacilityKindName } from "./facility-kind.ts";

const names: readonly FacilityKindName[] = [
  "none",
  "hospital",
  "clinic",
  "manufacturer",
  "lessor",
  "provider",
  "carrier",
];

/** The kind's name for its on-chain number, or for its own name. Throws facility.kind-unknown. */
export function parseFacilityKind(value: string | number): FacilityKindName {
  const found = names.find((name) => name === value || FacilityKind[name] === value);
  if (found === undefined) throw new AppError("facility.kind-unknown", { field: "kind", value });
  return found;
}
