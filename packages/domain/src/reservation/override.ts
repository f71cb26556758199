import type { TokenUnits } from "../settlement/money.ts";
import { type QuotedTerms, quote } from "./quote.ts";
import type { ReservationStateName } from "./status.ts";
import type { Interval, SlotSeconds, UnixSeconds } from "./time-slot.ts";

/** Share of the displaced reservation's price and contribution that the overrider pays the displaced borrower. */
export const OVERRIDE_COMPENSATION_BPS = 5_000n;
/** Overrides a facility may make in one period, and how long the period lasts. */
export const OVERRIDE_LIMIT = 3;
export const OVERRIDE_PERIOD_SECONDS = 30 * 86_400;
/** How long an override found unjustified costs the right to override. */
export const OVERRIDE_SUSPENSION_SECONDS = 90 * 86_400;
/** How long the displaced facility may use its first call. */
export const FIRST_CALL_SECONDS = 30 * 86_400;

const BPS = 10_000n;

export type DisplacedReservation = Interval & {
  readonly state: ReservationStateName;
  readonly escrow: TokenUnits;
};

/** What an override moves beside the escrow of the new reservation, all in token units. */
export type OverrideCost = {
  /** The displaced borrower's whole escrow, back to it. */
  readonly refund: TokenUnits;
  /** The overrider pays it to the displaced borrower at once. */
  readonly compensation: TokenUnits;
  /** Set aside from the overrider until somebody uninvolved has reviewed the override. */
  readonly bond: TokenUnits;
};

/**
 * What displacing a reservation costs under its own terms, turnaround excluded, rounded down once. A hold has paid
 * nothing and is compensated by nothing. The on-chain OverrideDesk computes the same.
 */
export function overrideCost(
  terms: QuotedTerms,
  displaced: DisplacedReservation,
  slotSeconds: SlotSeconds,
): OverrideCost {
  if (displaced.state === "held") return { refund: 0n, compensation: 0n, bond: 0n };
  const { price, contribution } = quote(terms, displaced, slotSeconds);
  const compensation = ((price + contribution) * OVERRIDE_COMPENSATION_BPS) / BPS;
  return { refund: displaced.escrow, compensation, bond: compensation };
}

/** The last second in which a facility displaced at `displacedAt` can use its first call. */
export function firstCallUntil(displacedAt: UnixSeconds): UnixSeconds {
  return displacedAt + FIRST_CALL_SECONDS;
}
