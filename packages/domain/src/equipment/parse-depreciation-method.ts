import { AppError } from "../error/app-error.ts";
import { DepreciationMethod, type DepreciationMethodName } from "./depreciation.ts";

const names: readonly DepreciationMethodName[] = [
  "straight-line",
  "declining-balance",
  "units-of-production",
];

/** A method's name for its on-chain number or name. Throws equipment.depreciation-unknown. */
export function parseDepreciationMethod(value: string | number): DepreciationMethodName {
  const found = names.find((name) => name === value || DepreciationMethod[name] === value);
  if (found === undefined)
    throw new AppError("equipment.depreciation-unknown", { field: "depreciation", value });
  return found;
}
