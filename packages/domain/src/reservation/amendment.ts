import type { TokenUnits } from "../settlement/money.ts";
import { lateFee } from "./late-fee.ts";
import { priceOfLost } from "./price-of-lost.ts";
import { type QuotedTerms, quote } from "./quote.ts";
import type { Terms } from "./terms.ts";
import type { Interval, SlotSeconds, UnixSeconds } from "./time-slot.ts";

export type AmendmentParameters = {
  /** The reservation's own terms, not those in force. */
  readonly terms: QuotedTerms & Pick<Terms, "freeCancelSeconds" | "lateCancelBps">;
  readonly slotSeconds: SlotSeconds;
  /** The interval it has, and the one it is to have. */
  readonly from: Interval;
  readonly to: Interval;
  /** The last second in which cancelling is free; 0 when it is never free any more. */
  readonly freeUntil: UnixSeconds;
  readonly isOnLoan: boolean;
  readonly now: UnixSeconds;
};

/** What an amendment does to the borrower's money, all in token units. */
export type Amendment = {
  readonly escrowBefore: TokenUnits;
  readonly escrow: TokenUnits;
  /** Late fee on the price of slots given up, paid to the owner at once out of the escrow before. */
  readonly toOwner: TokenUnits;
  /** What leaves the free balance; negative when more comes back. */
  readonly fromFree: TokenUnits;
  /** Price and contribution of the slots given up, of which the fee is a share. */
  readonly lostPrice: TokenUnits;
  readonly freeUntil: UnixSeconds;
};

/**
 * What amending a reservation costs, before it is signed. Slots given up once cancelling is no longer free, or on loan,
 * cost the late fee on their price; it is never free for longer afterwards. The on-chain AmendmentDesk computes the same.
 */
export function amendment(parameters: AmendmentParameters): Amendment {
  const { terms, slotSeconds, from, to, freeUntil, isOnLoan, now } = parameters;
  const escrowBefore = quote(terms, from, slotSeconds).escrow;
  const { escrow } = quote(terms, to, slotSeconds);
  const isLate = isOnLoan || now > freeUntil;
  const lostPrice = priceOfLost(terms, from, to, slotSeconds);
  const toOwner = isLate ? lateFee(terms, lostPrice) : 0n;
  return {
    escrowBefore,
    escrow,
    toOwner,
    fromFree: escrow + toOwner - escrowBefore,
    lostPrice,
    freeUntil: isLate ? 0 : Math.min(freeUntil, to.startsAt - terms.freeCancelSeconds),
  };
}
