import type { TokenUnits } from "../settlement/money.ts";
import { lateFee } from "./late-fee.ts";
import { type QuotedTerms, quote } from "./quote.ts";
import type { Terms } from "./terms.ts";
import type { Interval, SlotSeconds, UnixSeconds } from "./time-slot.ts";

export type Cancellation = { readonly fee: TokenUnits; readonly refund: TokenUnits };

/**
 * What cancelling at `now` costs: nothing with at least `freeCancelSeconds` to the start, else `lateCancelBps` of
 * price and contribution, rounded down. Fee and refund add up to the escrow; the deposit is always refunded. The
 * on-chain ReservationManager computes the same.
 */
export function cancellation(
  terms: QuotedTerms & Pick<Terms, "freeCancelSeconds" | "lateCancelBps">,
  interval: Interval,
  slotSeconds: SlotSeconds,
  now: UnixSeconds,
): Cancellation {
  const { price, contribution, escrow } = quote(terms, interval, slotSeconds);
  const isFree = now + terms.freeCancelSeconds <= interval.startsAt;
  const fee = isFree ? 0n : lateFee(terms, price + contribution);
  return { fee, refund: escrow - fee };
}

export type CancellationFacts = Interval & {
  readonly ownerId: number;
  readonly escrow: TokenUnits;
  /** What cancelling late costs, and the last second in which it is free; 0 for never. */
  readonly lateFee: TokenUnits;
  readonly freeUntil: UnixSeconds;
};

/**
 * What the borrower of a confirmed reservation pays when `facilityId` cancels it at `now`: nothing in time, or when its
 * owner does so before the end; else the late fee. The on-chain ReservationManager computes the same.
 */
export function cancellationBy(
  { ownerId, endsAt, escrow, lateFee: late, freeUntil }: CancellationFacts,
  facilityId: number,
  now: UnixSeconds,
): Cancellation {
  const isFree = now <= freeUntil || (facilityId === ownerId && now < endsAt);
  const fee = isFree ? 0n : late;
  return { fee, refund: escrow - fee };
}
