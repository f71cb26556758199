import type { UnixSeconds } from "../reservation/time-slot.ts";
import type { TokenUnits } from "../settlement/money.ts";
import { DECLINING_YEARS_LIMIT, type Valuation, YEAR_SECONDS } from "./depreciation.ts";

const FULL_BPS = 10_000n;

/**
 * The book value at an instant, computed in integers exactly as the on-chain EquipmentRegistry does; every division
 * rounds down, and the result is never below the residual. With e the seconds since acquisition (0 before it):
 * - straight line: cost - floor((cost - residual) * e / life), the residual from e = life;
 * - declining balance: for each full year of 365 days, at most 60, v = floor(v * (10000 - rate) / 10000), then
 *   v - floor(v * rate * seconds into the year / (10000 * year));
 * - units of production: cost - floor((cost - residual) * metered seconds / life), the residual from life.
 */
export function bookValue(valuation: Valuation, at: UnixSeconds, meteredSeconds: bigint): TokenUnits {
  const elapsed = BigInt(Math.max(0, at - valuation.acquiredAt));
  if (valuation.method === "declining-balance") return decliningBalance(valuation, elapsed);
  return shareOfLife(valuation, valuation.method === "straight-line" ? elapsed : meteredSeconds);
}

function shareOfLife({ cost, residual, life }: Valuation, used: bigint): TokenUnits {
  if (used >= BigInt(life)) return residual;
  return cost - ((cost - residual) * used) / BigInt(life);
}

function decliningBalance({ cost, residual, rateBps }: Valuation, elapsed: bigint): TokenUnits {
  const year = BigInt(YEAR_SECONDS);
  const rate = BigInt(rateBps);
  const fullYears = elapsed / year;
  const isCapped = fullYears >= BigInt(DECLINING_YEARS_LIMIT);
  const years = isCapped ? DECLINING_YEARS_LIMIT : Number(fullYears);
  let value = cost;
  for (let index = 0; index < years && value > residual; index += 1) {
    value = (value * (FULL_BPS - rate)) / FULL_BPS;
  }
  if (!isCapped) value -= (value * rate * (elapsed % year)) / (FULL_BPS * year);
  return value > residual ? value : residual;
}
