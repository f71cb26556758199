import type { UnixSeconds } from "../reservation/time-slot.ts";
import type { TokenUnits } from "../settlement/money.ts";

/** How a book value falls, numbered as on chain. */
export const DepreciationMethod = {
  "straight-line": 0,
  "declining-balance": 1,
  "units-of-production": 2,
} as const;
export type DepreciationMethodName = keyof typeof DepreciationMethod;

/** What a unit cost and how its book value falls from `cost` to `residual`. */
export type Valuation = {
  readonly cost: TokenUnits;
  /** The book value never falls below it. */
  readonly residual: TokenUnits;
  readonly acquiredAt: UnixSeconds;
  /** Seconds: calendar life for the straight line, metered life for units of production. */
  readonly life: number;
  /** Yearly rate in basis points, for the declining balance. */
  readonly rateBps: number;
  readonly method: DepreciationMethodName;
};

/** 365 days; leap days are not counted. */
export const YEAR_SECONDS = 31_536_000;
/** The declining balance is computed for at most this many years and stays there. */
export const DECLINING_YEARS_LIMIT = 60;
