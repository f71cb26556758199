import { AppError } from "../error/app-error.ts";

/** Why a lock was opened without a grant, numbered as on chain. The list is closed: a code never changes its meaning. */
export const BreakGlassReason = {
  "urgent-need": 1,
  "operator-not-enrolled": 2,
  "network-lost": 3,
  "lock-or-reader-failed": 4,
  "fire-or-evacuation": 5,
  "drill-or-test": 6,
  mistake: 7,
  other: 255,
} as const;
export type BreakGlassReasonName = keyof typeof BreakGlassReason;

/** Each reason in words. None says anything about a patient. */
export const breakGlassReasonTexts: Readonly<Record<BreakGlassReasonName, string>> = {
  "urgent-need": "The equipment was needed before anybody could have a grant.",
  "operator-not-enrolled": "Nobody with a grant was there.",
  "network-lost": "The network was lost for longer than an offline grant lives.",
  "lock-or-reader-failed": "The lock or its reader failed.",
  "fire-or-evacuation": "Fire, evacuation or another emergency of the building.",
  "drill-or-test": "A drill or a test of the lock.",
  mistake: "Opened by mistake.",
  other: "Another reason, kept in words by the facility.",
};

/** In the order of the list. */
export const breakGlassReasonNames: readonly BreakGlassReasonName[] = [
  "urgent-need",
  "operator-not-enrolled",
  "network-lost",
  "lock-or-reader-failed",
  "fire-or-evacuation",
  "drill-or-test",
  "mistake",
  "other",
];

/** A reason's name for its on-chain number or name; numbers not on the list are read as other. */
export function parseBreakGlassReason(value: string | number): BreakGlassReasonName {
  const found = breakGlassReasonNames.find((name) => name === value || BreakGlassReason[name] === value);
  if (found !== undefined) return found;
  if (typeof value === "number") return "other";
  throw new AppError("checkout.break-glass-reason-unknown", { field: "reason", value });
}
