import type { Reservation } from "@medequipshare/protocol";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { equipmentMessages } from "./equipment/messages.ts";
import { unitQuery } from "./equipment/queries.ts";
import { unitName } from "./equipment/unit-name.ts";
import { useNode } from "./http/node-provider.tsx";
import { useNow } from "./http/use-now.ts";
import { AcceptButton } from "./reservation/accept-button.tsx";
import { changeMessages } from "./reservation/change-messages.ts";
import { reservationMessages } from "./reservation/messages.ts";
import { offeredQuery } from "./reservation/queries.ts";
import { Empty } from "./ui/empty.tsx";
import { formatMoment } from "./ui/format-time.ts";
import { Loading } from "./ui/loading.tsx";
import { Problem } from "./ui/problem.tsx";
import { useFacilityNames } from "./use-facility-names.ts";

/** Reservations of others that a facility may take over; its coordinator accepts here. */
export function OfferedList({ facilityId }: { facilityId: number }) {
  const now = useNow();
  const nameOf = useFacilityNames();
  const offered = useQuery(offeredQuery(useNode(), facilityId, now));
  if (offered.isPending) return <Loading lines={2} />;
  if (offered.isError) return <Problem error={offered.error} onRetry={() => void offered.refetch()} />;
  const open = offered.data.filter(({ endsAt }) => now < endsAt);
  if (open.length === 0) return <Empty>{changeMessages.nothingOffered}</Empty>;
  return (
    <ul>
      {open.map((reservation) => (
        <Offered key={String(reservation.reservationId)} {...{ reservation, nameOf }} takerId={facilityId} />
      ))}
    </ul>
  );
}

type OfferedProps = {
  readonly reservation: Reservation;
  readonly takerId: number;
  readonly nameOf: (facilityId: number) => string;
};

function Offered({ reservation, takerId, nameOf }: OfferedProps) {
  const { reservationId, unitId, ownerId, borrowerId, startsAt, endsAt, priority } = reservation;
  const unit = useQuery(unitQuery(useNode(), unitId)).data;
  return (
    <li className="grid gap-x-10 gap-y-3 border-b border-rule py-4 last:border-0 lg:grid-cols-[1.1fr_1fr]">
      <div>
        <h3 className="text-lg">
          <Link className="textlink" to="/units/$unitId" params={{ unitId: String(unitId) }}>
            {unit === undefined ? equipmentMessages.unnamed(unitId) : unitName(unit)}
          </Link>
        </h3>
        <p className="text-quiet">{changeMessages.offeredBy(nameOf(borrowerId), nameOf(ownerId))}</p>
        <p className="tabular-nums">
          {changeMessages.time(formatMoment(startsAt), formatMoment(endsAt))}
          <span className="text-quiet"> · {reservationMessages.priorities[priority]}</span>
        </p>
        <p className="mt-1">
          <Link
            className="textlink"
            to="/reservations/$reservationId"
            params={{ reservationId: String(reservationId) }}
          >
            {reservationMessages.title(reservationId)}
          </Link>
        </p>
      </div>
      <div>
        <p className="mb-3">{changeMessages.acceptLead}</p>
        <AcceptButton {...{ reservation }} taker={nameOf(takerId)} />
      </div>
    </li>
  );
}
