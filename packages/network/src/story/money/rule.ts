import type { Terms } from "@medequipshare/domain";

/** The story's units have slots of an hour. */
export const SLOT = 3_600;

/** What a loan ends in, token units. */
interface Settled {
  readonly toOwner: bigint;
  readonly toFund: bigint;
  readonly refund: bigint;
  /** What the claims exceed the escrow by. */
  readonly shortfall: bigint;
}

/** How long a loan counts, seconds: metered or usable time, and time after the end. */
export interface Spent {
  readonly seconds: number;
  readonly lateSeconds: number;
}

const usable = ({ turnaroundSlots }: Terms, slots: number): bigint =>
  BigInt(Math.max(0, slots - turnaroundSlots));

const hours = (perHour: bigint, seconds: number | bigint): bigint => (perHour * BigInt(seconds)) / 3_600n;

const perHour = ({ ratePerHour, contributionPerHour }: Terms): bigint => ratePerHour + contributionPerHour;

const lateFeeOn = ({ lateCancelBps }: Terms, price: bigint): bigint =>
  (price * BigInt(lateCancelBps)) / 10_000n;

/**
 * The words of docs/protocol/money.md as arithmetic of its own: neither the domain nor a contract is asked, so that a
 * story can judge both. Slots in, token units out.
 */
export const moneyRule = {
  price: (terms: Terms, slots: number): bigint => hours(perHour(terms), usable(terms, slots) * BigInt(SLOT)),
  escrow: (terms: Terms, slots: number): bigint => terms.deposit + moneyRule.price(terms, slots),
  lateFee: (terms: Terms, slots: number): bigint => lateFeeOn(terms, moneyRule.price(terms, slots)),
  /** Price of `lost` slots out of `slots`. */
  priceOfLost: (terms: Terms, lost: number, slots: number): bigint =>
    hours(perHour(terms), (usable(terms, slots) - usable(terms, slots - lost)) * BigInt(SLOT)),
  lateFeeOfLost: (terms: Terms, lost: number, slots: number): bigint =>
    lateFeeOn(terms, moneyRule.priceOfLost(terms, lost, slots)),
  /** Half of the price: what a displaced facility is paid, and what is set aside as bond. */
  compensation: (terms: Terms, slots: number): bigint => moneyRule.price(terms, slots) / 2n,
  usableSeconds: (terms: Terms, slots: number): number => Number(usable(terms, slots)) * SLOT,
  /** Who loses last is served first: the fund, then the owner, as far as the escrow goes. */
  settled(terms: Terms, escrow: bigint, { seconds, lateSeconds }: Spent): Settled {
    const least = (one: bigint, other: bigint) => (one < other ? one : other);
    const [contribution, revenue, fee] = [
      hours(terms.contributionPerHour, seconds),
      hours(terms.ratePerHour, seconds),
      hours(terms.lateFeePerHour, lateSeconds),
    ];
    const toFund = least(contribution, escrow);
    const toOwner = least(revenue + fee, escrow - toFund);
    const refund = escrow - toFund - toOwner;
    return { toOwner, toFund, refund, shortfall: contribution + revenue + fee - toFund - toOwner };
  },
} as const;
