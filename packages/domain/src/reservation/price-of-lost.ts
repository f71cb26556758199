import { chargeDown } from "../settlement/charge.ts";
import type { TokenUnits } from "../settlement/money.ts";
import type { QuotedTerms } from "./quote.ts";
import type { Interval, SlotSeconds } from "./time-slot.ts";

/**
 * Price and contribution of the slots of `from` that are not in `to`: the turnaround is the last to go, and all slots
 * together cost what the reservation did. Rounded down once, as the on-chain Tariff does.
 */
export function priceOfLost(
  terms: QuotedTerms,
  from: Interval,
  to: Interval,
  slotSeconds: SlotSeconds,
): TokenUnits {
  const turnaround = terms.turnaroundSlots * slotSeconds;
  const usable = (seconds: number) => Math.max(0, seconds - turnaround);
  const length = from.endsAt - from.startsAt;
  const kept = Math.max(0, Math.min(from.endsAt, to.endsAt) - Math.max(from.startsAt, to.startsAt));
  return chargeDown(terms.ratePerHour + terms.contributionPerHour, usable(length) - usable(kept));
}
