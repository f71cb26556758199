import { AppError } from "../error/app-error.ts";

/** Why a clinical lead displaces a reservation, numbered as on chain. The list is closed: a code keeps its meaning. */
export const OverrideReason = {
  "life-threat": 1,
  "own-unit-failed": 2,
  "mass-casualty": 3,
  "declared-emergency": 4,
  "transfer-of-care": 5,
  other: 255,
} as const;
export type OverrideReasonName = keyof typeof OverrideReason;

/** Each reason in words. None says anything about a patient. */
export const overrideReasonTexts: Readonly<Record<OverrideReasonName, string>> = {
  "life-threat": "Somebody's life or limb depends on the equipment now.",
  "own-unit-failed": "The facility's own equipment failed while it was needed.",
  "mass-casualty": "More people arrived at once than the facility has equipment for.",
  "declared-emergency": "An authority declared an emergency in the facility's area.",
  "transfer-of-care": "A person was transferred to the facility and needs the equipment at once.",
  other: "Another reason, told to the reviewer in words.",
};

/** In the order of the list. */
export const overrideReasonNames: readonly OverrideReasonName[] = [
  "life-threat",
  "own-unit-failed",
  "mass-casualty",
  "declared-emergency",
  "transfer-of-care",
  "other",
];

/** A reason's name for its on-chain number or name; numbers not on the list are read as other. */
export function parseOverrideReason(value: string | number): OverrideReasonName {
  const found = overrideReasonNames.find((name) => name === value || OverrideReason[name] === value);
  if (found !== undefined) return found;
  if (typeof value === "number") return "other";
  throw new AppError("override.reason-unknown", { field: "reason", value });
}
