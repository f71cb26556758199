import { Link } from "@tanstack/react-router";
import { Empty } from "../ui/empty.tsx";
import { formatMoment } from "../ui/format-time.ts";
import { reservationMessages } from "./messages.ts";
import type { Busy } from "./week-calendar.tsx";

type TakenTableProps = { readonly busy: readonly Busy[]; readonly nameOf: (facilityId: number) => string };

/** What is taken, in words and in order of time. */
export function TakenTable({ busy, nameOf }: TakenTableProps) {
  if (busy.length === 0) return <Empty>{reservationMessages.nothingTaken}</Empty>;
  return (
    <div className="scrolling">
      <table className="listing">
        <caption className="sr-only">{reservationMessages.taken}</caption>
        <thead>
          <tr>
            <th scope="col">{reservationMessages.from}</th>
            <th scope="col" className="max-sm:hidden">
              {reservationMessages.until}
            </th>
            <th scope="col">{reservationMessages.state}</th>
            <th scope="col">{reservationMessages.borrower}</th>
          </tr>
        </thead>
        <tbody>
          {busy
            .toSorted((one, other) => one.startsAt - other.startsAt)
            .map((interval) => (
              <tr key={String(interval.reservationId)}>
                <td className="whitespace-nowrap">
                  {formatMoment(interval.startsAt)}
                  <span className="block text-quiet sm:hidden">
                    {reservationMessages.untilMoment(formatMoment(interval.endsAt))}
                  </span>
                </td>
                <td className="max-sm:hidden">{formatMoment(interval.endsAt)}</td>
                <td>
                  <Link
                    className="textlink"
                    to="/reservations/$reservationId"
                    params={{ reservationId: String(interval.reservationId) }}
                  >
                    {reservationMessages.states[interval.state]}
                  </Link>
                </td>
                <td>{nameOf(interval.borrowerId)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
