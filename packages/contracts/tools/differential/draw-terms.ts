import type { Draw } from "./draw.ts";
import type { Terms } from "./model/world.ts";

/** Terms that the registry accepts, of many kinds. */
export function drawTerms(draw: Draw, slotSeconds: number): Terms {
  const minimumSlots = 1 + draw.below(4);
  // Loans must last days to be recalled.
  const maximumSlots = draw.pick([14, 48, 240, 240]);
  const lead = draw.pick([0, 0, 1, 4, 24]) * slotSeconds;
  const priorities = draw.percent(80) ? 14 : 2 * (1 + draw.below(7));
  return {
    ratePerHour: BigInt(1 + draw.below(30_000_000)),
    deposit: BigInt(draw.below(400_000_000)),
    contributionPerHour: BigInt(draw.below(4_000_000)),
    lateFeePerHour: BigInt(draw.below(40_000_000)),
    minimumSlots,
    maximumSlots,
    leadSeconds: lead,
    horizonDays: draw.pick([10, 30, 60, 366]),
    freeCancelSeconds: draw.pick([0, 1, 24, 48, 4000]) * slotSeconds,
    lateCancelBps: BigInt(draw.pick([0, 2500, 5000, 9999, 10_000])),
    turnaroundSlots: draw.below(minimumSlots),
    policy: priorities + (draw.percent(18) ? 1 : 0),
  };
}
