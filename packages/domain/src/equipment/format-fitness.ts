import { FitnessReason, type FitnessReasonCode, fitnessReasonCodes } from "./fitness-reason.ts";

/** The reasons in a word of fitness bits, by rising bit. Bits without a name are left out. */
export function formatFitness(bits: number): readonly FitnessReasonCode[] {
  return fitnessReasonCodes.filter((code) => (bits & FitnessReason[code]) !== 0);
}
