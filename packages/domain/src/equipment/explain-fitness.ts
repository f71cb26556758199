import {
  FitnessReason,
  type FitnessReasonCode,
  fitnessReasonCodes,
  fitnessRemedies,
} from "./fitness-reason.ts";

/** What decides whether a unit may be lent, as the on-chain EquipmentRegistry holds it. Times in unix seconds. */
export type FitnessFacts = {
  /** Bits of reasons that hold now; those that depend on a date are not among them. */
  readonly reasons: number;
  /** End of the calibration certificate, exclusive; 0 without one. */
  readonly calibratedUntil: number;
  /** End of the electrical-safety certificate, exclusive; 0 without one. */
  readonly electricallySafeUntil: number;
  /** From when maintenance is overdue; 0 without a plan, and a unit nobody maintains is overdue. */
  readonly maintenanceDueAt: number;
  /** 0 until terms of sharing are set. */
  readonly termsVersion: number;
};

export type FitnessVerdict = { readonly fit: boolean; readonly reasons: readonly ExplainedReason[] };
export type ExplainedReason = {
  readonly code: FitnessReasonCode;
  /** Unix seconds from which the reason holds, when it comes with a date. */
  readonly since?: number;
  /** The latest end, after the start asked for, with which this reason would not hold. */
  readonly endBy?: number;
  readonly remedy: string;
};

/**
 * Every reason why a unit may not be lent from `startsAt` to `endsAt`, each with its remedy; none when it is fit.
 * A certificate must last to the end of the loan, and maintenance must not fall due before it.
 */
export function explainFitness(facts: FitnessFacts, startsAt: number, endsAt: number): FitnessVerdict {
  const reasons = fitnessReasonCodes.flatMap((code) => {
    const since = dateBound(code, facts, endsAt);
    if (since === undefined && (facts.reasons & FitnessReason[code]) === 0) return [];
    const dates =
      since === undefined || since === 0 ? {} : since > startsAt ? { since, endBy: since } : { since };
    return [{ code, ...dates, remedy: fitnessRemedies[code] }];
  });
  return { fit: reasons.length === 0, reasons };
}

/** The word of bits the chain's `fitness` gives for the same facts and end. */
export function fitnessBits(facts: FitnessFacts, endsAt: number): number {
  return explainFitness(facts, 0, endsAt).reasons.reduce((bits, { code }) => bits | FitnessReason[code], 0);
}

/** When a date-bound reason begins to hold, 0 when it has always held, undefined when it does not hold. */
function dateBound(code: FitnessReasonCode, facts: FitnessFacts, endsAt: number): number | undefined {
  if (code === "terms-missing") return facts.termsVersion === 0 ? 0 : undefined;
  const dates: Partial<Record<FitnessReasonCode, number>> = {
    "calibration-expired": facts.calibratedUntil,
    "electrical-safety-expired": facts.electricallySafeUntil,
    "maintenance-overdue": facts.maintenanceDueAt,
  };
  const date = dates[code];
  return date !== undefined && date < endsAt ? date : undefined;
}
