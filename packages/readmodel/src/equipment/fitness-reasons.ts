import { FitnessReason } from "@medequipshare/domain";

export type FitnessFacts = {
  readonly reasons: number;
  readonly calibratedUntil: number;
  readonly electricallySafeUntil: number;
  readonly maintenanceDueAt: number;
};

/**
 * All reasons, as bits, why a unit may not be lent until `endsAt` (unix seconds): those stored and those that follow
 * from dates. The registry's `fitness` computes the same; without a plan a unit counts as overdue.
 */
export function fitnessReasons(unit: FitnessFacts, endsAt: number): number {
  let reasons = unit.reasons;
  if (unit.calibratedUntil < endsAt) reasons |= FitnessReason["calibration-expired"];
  if (unit.electricallySafeUntil < endsAt) reasons |= FitnessReason["electrical-safety-expired"];
  if (unit.maintenanceDueAt < endsAt) reasons |= FitnessReason["maintenance-overdue"];
  return reasons;
}
