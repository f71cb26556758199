import type { ReservationDetail } from "@medequipshare/protocol";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { LoanCourse } from "./custody/loan-course.tsx";
import { custodyMessages } from "./custody/messages.ts";
import { equipmentMessages } from "./equipment/messages.ts";
import { unitQuery } from "./equipment/queries.ts";
import { unitName } from "./equipment/unit-name.ts";
import { isUnknown } from "./http/is-unknown.ts";
import { useNode } from "./http/node-provider.tsx";
import { useNow } from "./http/use-now.ts";
import { NotFoundScreen } from "./not-found-screen.tsx";
import { DisplacementFacts } from "./reservation/displacement-facts.tsx";
import { reservationMessages } from "./reservation/messages.ts";
import { reservationQuery } from "./reservation/queries.ts";
import { queueMessages } from "./reservation/queue-messages.ts";
import { RatingList } from "./reservation/rating-list.tsx";
import { ReservationFacts } from "./reservation/reservation-facts.tsx";
import { StateTrack } from "./reservation/state-track.tsx";
import { ReservationChanges } from "./reservation-changes.tsx";
import { ReservationHold } from "./reservation-hold.tsx";
import { ReservationSettlement } from "./reservation-settlement.tsx";
import { Loading } from "./ui/loading.tsx";
import { PageTitle } from "./ui/page-title.tsx";
import { Problem } from "./ui/problem.tsx";
import { Section } from "./ui/section.tsx";
import { useFacilityNames } from "./use-facility-names.ts";

const route = getRouteApi("/reservations/$reservationId");

/** One reservation: where it stands, how the unit moved, how the money was divided. */
export function ReservationScreen() {
  const { reservationId: text } = route.useParams();
  const known = /^\d{1,20}$/.test(text);
  const query = reservationQuery(useNode(), known ? BigInt(text) : 0n);
  const reservation = useQuery({ ...query, enabled: known });
  if (!known || isUnknown(reservation.error)) return <NotFoundScreen />;
  return (
    <div className="frame py-6">
      {reservation.isPending && <Loading lines={10} />}
      {reservation.isError && (
        <Problem error={reservation.error} onRetry={() => void reservation.refetch()} />
      )}
      {reservation.data !== undefined && <Sheet reservation={reservation.data} />}
    </div>
  );
}

function Sheet({ reservation }: { reservation: ReservationDetail }) {
  const { reservationId, unitId, borrowerId, state, loan, ratings, override } = reservation;
  const unit = useQuery(unitQuery(useNode(), unitId)).data;
  const nameOf = useFacilityNames();
  const now = useNow();
  const title = reservationMessages.title(reservationId);
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <h1 className="mb-6 text-(length:--text-xl)">{title}</h1>
      <StateTrack state={state} />
      {state === "held" && <ReservationHold reservation={reservation} />}
      <div className="mt-10 grid gap-x-12 lg:grid-cols-2">
        {override !== null && (
          <Section title={queueMessages.displacement}>
            <DisplacementFacts {...{ reservation, override, now }} />
          </Section>
        )}
        <Section title={reservationMessages.interval}>
          <ReservationFacts
            reservation={reservation}
            unitName={unit === undefined ? equipmentMessages.unnamed(unitId) : unitName(unit)}
            nameOf={nameOf}
          />
        </Section>
        {state !== "held" && (
          <div>
            <ReservationChanges reservation={reservation} slotSeconds={unit?.slotSeconds} />
          </div>
        )}
        <ReservationSettlement reservation={reservation} />
        <Section title={custodyMessages.course}>
          <LoanCourse loan={loan} borrowerId={borrowerId} nameOf={nameOf} />
        </Section>
        <Section title={reservationMessages.ratings}>
          <RatingList ratings={ratings} nameOf={nameOf} />
        </Section>
      </div>
    </>
  );
}
