import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useNode } from "../http/node-provider.tsx";
import { Empty } from "../ui/empty.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { formatMoment } from "../ui/format-time.ts";
import { Loading } from "../ui/loading.tsx";
import { Problem } from "../ui/problem.tsx";
import { reservationMessages } from "./messages.ts";
import { reservationsQuery } from "./queries.ts";

type ReservationTableProps = { readonly facilityId: number; readonly nameOf: (facilityId: number) => string };

/** The latest reservations in which a facility takes part. */
export function ReservationTable({ facilityId, nameOf }: ReservationTableProps) {
  const reservations = useQuery(reservationsQuery(useNode(), facilityId));
  if (reservations.isPending) return <Loading />;
  if (reservations.isError) {
    return <Problem error={reservations.error} onRetry={() => void reservations.refetch()} />;
  }
  if (reservations.data.items.length === 0) return <Empty>{reservationMessages.none}</Empty>;
  return (
    <div className="scrolling">
      <table className="listing">
        <thead>
          <tr>
            <th scope="col">{reservationMessages.from}</th>
            <th scope="col">{reservationMessages.state}</th>
            <th scope="col">{reservationMessages.owner}</th>
            <th scope="col">{reservationMessages.borrower}</th>
            <th scope="col" className="!pr-0 !text-right">
              {reservationMessages.escrow}
            </th>
          </tr>
        </thead>
        <tbody>
          {reservations.data.items.map(({ reservationId, startsAt, state, ownerId, borrowerId, escrow }) => (
            <tr key={String(reservationId)}>
              <td>{formatMoment(startsAt)}</td>
              <td>
                <Link
                  className="textlink"
                  to="/reservations/$reservationId"
                  params={{ reservationId: String(reservationId) }}
                >
                  {reservationMessages.states[state]}
                </Link>
              </td>
              <td>{nameOf(ownerId)}</td>
              <td>{nameOf(borrowerId)}</td>
              <td className="!pr-0 text-right">{formatMoney(escrow)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
