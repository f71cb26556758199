import type { TokenUnits } from "../settlement/money.ts";
import { lateFee } from "./late-fee.ts";
import { priceOfLost } from "./price-of-lost.ts";
import { type QuotedTerms, quote } from "./quote.ts";
import type { Terms } from "./terms.ts";
import type { Interval, SlotSeconds, UnixSeconds } from "./time-slot.ts";

/** The least notice of a recall: time to finish and to bring the unit back. */
export const RECALL_NOTICE_SECONDS = 86_400;

/** What a recall moves, all in token units. */
export type Recall = {
  readonly escrowBefore: TokenUnits;
  readonly escrow: TokenUnits;
  /** Goes back to the borrower at once. */
  readonly refund: TokenUnits;
  /** The owner pays it to the borrower, out of its free balance. */
  readonly toBorrower: TokenUnits;
};

/** What ending a loan at `endsAt` costs the owner. The on-chain AmendmentDesk computes the same. */
export function recall(
  terms: QuotedTerms & Pick<Terms, "lateCancelBps">,
  interval: Interval,
  endsAt: UnixSeconds,
  slotSeconds: SlotSeconds,
): Recall {
  const shorter = { startsAt: interval.startsAt, endsAt };
  const escrowBefore = quote(terms, interval, slotSeconds).escrow;
  const { escrow } = quote(terms, shorter, slotSeconds);
  const toBorrower = lateFee(terms, priceOfLost(terms, interval, shorter, slotSeconds));
  return { escrowBefore, escrow, refund: escrowBefore - escrow, toBorrower };
}

/** The earliest end a recall at `now` may set. */
export function earliestRecallEnd(now: UnixSeconds, slotSeconds: SlotSeconds): UnixSeconds {
  return Math.ceil((now + RECALL_NOTICE_SECONDS) / slotSeconds) * slotSeconds;
}
