import type { Terms } from "@medequipshare/domain";

const USD = 1_000_000n;

/** Terms of the story's ventilators. */
export function storyTerms(ratePerHourDollars: number): Terms {
  return {
    ratePerHour: BigInt(ratePerHourDollars) * USD,
    deposit: 200n * USD,
    contributionPerHour: 4n * USD,
    lateFeePerHour: 50n * USD,
    minimumSlots: 4,
    maximumSlots: 720,
    leadSeconds: 0,
    horizonDays: 180,
    freeCancelSeconds: 24 * 3600,
    lateCancelBps: 2_500,
    turnaroundSlots: 2,
  };
}
