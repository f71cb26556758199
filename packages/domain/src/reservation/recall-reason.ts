import { AppError } from "../error/app-error.ts";

/** Why an owner recalls a loan, numbered as on chain. The list is closed: a code never changes its meaning. */
export const RecallReason = {
  "own-need": 1,
  "regional-emergency": 2,
  "safety-notice": 3,
  "maintenance-needed": 4,
  "terms-broken": 5,
  "sale-or-retirement": 6,
  other: 255,
} as const;
export type RecallReasonName = keyof typeof RecallReason;

/** Each reason in words. None says anything about a patient. */
export const recallReasonTexts: Readonly<Record<RecallReasonName, string>> = {
  "own-need": "The owner needs the unit itself.",
  "regional-emergency": "A declared emergency in the owner's area needs the unit.",
  "safety-notice": "The manufacturer or the FDA gave a safety notice or recall for the unit or its type.",
  "maintenance-needed": "The unit needs maintenance or repair that cannot wait for the end.",
  "terms-broken": "The borrower broke the terms of the loan.",
  "sale-or-retirement": "The owner sells or retires the unit.",
  other: "Another reason, told to the borrower in words.",
};

/** In the order of the list. */
export const recallReasonNames: readonly RecallReasonName[] = [
  "own-need",
  "regional-emergency",
  "safety-notice",
  "maintenance-needed",
  "terms-broken",
  "sale-or-retirement",
  "other",
];

/** A reason's name for its on-chain number or name; numbers not on the list are read as other. */
export function parseRecallReason(value: string | number): RecallReasonName {
  const found = recallReasonNames.find((name) => name === value || RecallReason[name] === value);
  if (found !== undefined) return found;
  if (typeof value === "number") return "other";
  throw new AppError("reservation.recall-reason-unknown", { field: "reason", value });
}
