import { lateFee, parseSlotSeconds, quote } from "@medequipshare/domain";
import type { ReservationDetail } from "@medequipshare/protocol";
import { type Database, getTerms, getUnit, type ReservationRow } from "@medequipshare/readmodel";

/** What the reservation's interval puts in escrow and a late cancellation costs, by the terms it was made under. */
export async function readQuote(
  db: Database,
  { unitId, termsVersion, startsAt, endsAt }: ReservationRow,
): Promise<Pick<ReservationDetail, "quote" | "lateFee">> {
  const [unit, terms] = await Promise.all([getUnit(db, unitId), getTerms(db, unitId, termsVersion)]);
  const slotSeconds = parseSlotSeconds(unit.slotSeconds);
  const { price, contribution, deposit, escrow } = quote(terms, { startsAt, endsAt }, slotSeconds);
  return {
    quote: { price, contribution, deposit, escrow },
    lateFee: lateFee(terms, price + contribution),
  };
}
