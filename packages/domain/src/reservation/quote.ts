import { chargeDown } from "../settlement/charge.ts";
import type { TokenUnits } from "../settlement/money.ts";
import type { Terms } from "./terms.ts";
import type { Interval, SlotSeconds } from "./time-slot.ts";

/** What a reservation holds in escrow, and of what it is made. */
export type Quote = {
  /** Time the borrower may use: the interval without its turnaround. */
  readonly usableSeconds: number;
  readonly price: TokenUnits;
  readonly contribution: TokenUnits;
  readonly deposit: TokenUnits;
  readonly escrow: TokenUnits;
};
export type QuotedTerms = Pick<Terms, "ratePerHour" | "contributionPerHour" | "deposit" | "turnaroundSlots">;

/**
 * The escrow for an interval: the deposit, and price and contribution as if metered for all of the usable time, their
 * sum rounded down. The contribution alone is rounded down too; the price is the rest, so the parts add up to the unit.
 * The on-chain ReservationManager computes the same escrow.
 */
export function quote(terms: QuotedTerms, { startsAt, endsAt }: Interval, slotSeconds: SlotSeconds): Quote {
  const usableSeconds = Math.max(0, endsAt - startsAt - terms.turnaroundSlots * slotSeconds);
  const charges = chargeDown(terms.ratePerHour + terms.contributionPerHour, usableSeconds);
  const contribution = chargeDown(terms.contributionPerHour, usableSeconds);
  const { deposit } = terms;
  return { usableSeconds, price: charges - contribution, contribution, deposit, escrow: charges + deposit };
}
