import type { AppError, EvidenceValue } from "../error/app-error.ts";
import type { UnixSeconds } from "./time-slot.ts";

/** What is free instead of a time that was wanted: a unit, from when and until when. */
export type Alternative = readonly [unitId: number, startsAt: UnixSeconds, endsAt: UnixSeconds];

/** What a refusal names as free instead; most name nothing. */
export function alternativesOf({ evidence: { alternatives } }: Pick<AppError, "evidence">): Alternative[] {
  return Array.isArray(alternatives) ? alternatives.filter(isAlternative) : [];
}

function isAlternative(value: EvidenceValue): value is Alternative {
  return Array.isArray(value) && value.length === 3 && value.every((part) => typeof part === "number");
}
