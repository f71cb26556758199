import type { Terms } from "../reservation/terms.ts";
import { chargeDown } from "./charge.ts";
import type { TokenUnits } from "./money.ts";

export type SettleParameters = {
  /** The whole amount held for the reservation. */
  readonly escrow: TokenUnits;
  readonly terms: Pick<Terms, "ratePerHour" | "contributionPerHour" | "lateFeePerHour">;
  /** Closing minus opening meter counter. */
  readonly meteredSeconds: number | bigint;
  /** Time from the reservation's end to the return; 0 when returned in time. */
  readonly lateSeconds: number | bigint;
};

/** Where an escrow goes: revenue, contribution, late fee and refund add up to it exactly. */
export type Settlement = {
  readonly revenue: TokenUnits;
  readonly contribution: TokenUnits;
  readonly lateFee: TokenUnits;
  readonly refund: TokenUnits;
  /** What the charges exceed the escrow by; becomes a receivable of the owner. */
  readonly shortfall: TokenUnits;
};

/**
 * Divides an escrow by metered use. Each charge is price per hour times seconds, divided by 3600, rounded down; what
 * is left is refunded. When the escrow does not cover all charges they are taken in the order contribution, revenue,
 * late fee. The on-chain SettlementDesk computes the same.
 */
export function settle({ escrow, terms, meteredSeconds, lateSeconds }: SettleParameters): Settlement {
  let left = escrow;
  let shortfall = 0n;
  const take = (due: TokenUnits): TokenUnits => {
    const taken = due < left ? due : left;
    left -= taken;
    shortfall += due - taken;
    return taken;
  };
  const contribution = take(chargeDown(terms.contributionPerHour, meteredSeconds));
  const revenue = take(chargeDown(terms.ratePerHour, meteredSeconds));
  const lateFee = take(chargeDown(terms.lateFeePerHour, lateSeconds));
  return { revenue, contribution, lateFee, refund: left, shortfall };
}
