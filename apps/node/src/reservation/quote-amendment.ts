import {
  AppError,
  amendment,
  earliestRecallEnd,
  parseSlotSeconds,
  recall,
  slotsOfInterval,
} from "@medequipshare/domain";
import type { AmendmentQuote } from "@medequipshare/protocol";
import { type Database, getReservation, getTerms, getUnit } from "@medequipshare/readmodel";

export type QuoteAmendmentParameters = {
  readonly reservationId: bigint;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Chain time. */
  readonly now: number;
};

/** What another interval would cost a confirmed reservation or a loan, and whom. Whether it can be had is not asked. */
export async function quoteAmendment(
  db: Database,
  { reservationId, startsAt, endsAt, now }: QuoteAmendmentParameters,
): Promise<AmendmentQuote> {
  const row = await getReservation(db, reservationId);
  const { state, freeUntil, ownerId, borrowerId } = row;
  if (state !== "confirmed" && state !== "on-loan") {
    throw new AppError("reservation.state-unexpected", { reservationId, current: state });
  }
  const [unit, terms] = await Promise.all([
    getUnit(db, row.unitId),
    getTerms(db, row.unitId, row.termsVersion),
  ]);
  const slotSeconds = parseSlotSeconds(unit.slotSeconds);
  const [from, to] = [
    { startsAt: row.startsAt, endsAt: row.endsAt },
    { startsAt, endsAt },
  ];
  slotsOfInterval(to, slotSeconds);
  const isOnLoan = state === "on-loan";
  const quoted = amendment({ terms, slotSeconds, from, to, freeUntil, isOnLoan, now });
  const { fromFree } = quoted;
  const isRecall = isOnLoan && startsAt === from.startsAt && endsAt < from.endsAt;
  const recalled = isRecall ? recall(terms, from, endsAt, slotSeconds) : null;
  return {
    escrowBefore: quoted.escrowBefore,
    escrow: quoted.escrow,
    toOwner: quoted.toOwner,
    ownerId,
    borrowerId,
    taken: fromFree > 0n ? fromFree : 0n,
    givenBack: fromFree < 0n ? -fromFree : 0n,
    freeUntil: quoted.freeUntil,
    recall:
      recalled === null
        ? null
        : {
            toBorrower: recalled.toBorrower,
            refund: recalled.refund,
            earliestEnd: earliestRecallEnd(now, slotSeconds),
          },
  };
}
