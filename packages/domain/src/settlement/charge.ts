import type { TokenUnits } from "./money.ts";

const SECONDS_PER_HOUR = 3600n;

/** The charge for a duration at a price per hour, rounded down to the unit, as the contracts compute it. */
export function chargeDown(perHour: TokenUnits, seconds: number | bigint): TokenUnits {
  return (perHour * BigInt(seconds)) / SECONDS_PER_HOUR;
}
