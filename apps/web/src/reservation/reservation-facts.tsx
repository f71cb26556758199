import type { ReservationDetail } from "@medequipshare/protocol";
import { Link } from "@tanstack/react-router";
import { type Fact, Facts } from "../ui/facts.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { formatDuration, formatMoment } from "../ui/format-time.ts";
import { reservationMessages } from "./messages.ts";

type ReservationFactsProps = {
  readonly reservation: ReservationDetail;
  readonly unitName: string;
  readonly nameOf: (facilityId: number) => string;
};

/** Who borrows what from whom, when, and what is at stake. */
export function ReservationFacts({ reservation, unitName, nameOf }: ReservationFactsProps) {
  const { unitId, ownerId, borrowerId, startsAt, endsAt } = reservation;
  const party = (facilityId: number) => (
    <Link className="textlink" to="/facilities/$facilityId" params={{ facilityId: String(facilityId) }}>
      {nameOf(facilityId)}
    </Link>
  );
  return (
    <Facts
      facts={[
        {
          term: reservationMessages.unit,
          value: (
            <Link className="textlink" to="/units/$unitId" params={{ unitId: String(unitId) }}>
              {unitName}
            </Link>
          ),
        },
        { term: reservationMessages.owner, value: party(ownerId) },
        { term: reservationMessages.borrower, value: party(borrowerId) },
        { term: reservationMessages.from, value: formatMoment(startsAt) },
        { term: reservationMessages.until, value: formatMoment(endsAt) },
        { term: reservationMessages.length, value: formatDuration(endsAt - startsAt) },
        { term: reservationMessages.priority, value: reservationMessages.priorities[reservation.priority] },
        escrowFact(reservation),
        { term: reservationMessages.insured, value: formatMoney(reservation.insured) },
        { term: reservationMessages.madeUnder, value: reservationMessages.version(reservation.termsVersion) },
      ]}
    />
  );
}

/** A hold has nothing set aside yet, and what is over has given it back or settled it. */
function escrowFact({ state, escrow, quote }: ReservationDetail): Fact {
  if (state === "held") return { term: reservationMessages.escrowLater, value: formatMoney(quote.escrow) };
  const isOver = state === "settled" || state === "cancelled" || state === "expired";
  const term = isOver ? reservationMessages.escrowThen : reservationMessages.escrow;
  return { term, value: formatMoney(escrow === 0n ? quote.escrow : escrow) };
}
