import { Link } from "@tanstack/react-router";
import { Empty } from "../ui/empty.tsx";
import { formatMoment } from "../ui/format-time.ts";
import { changeMessages } from "./change-messages.ts";
import { reservationMessages } from "./messages.ts";
import type { Blocked, Busy } from "./week-calendar.tsx";

type TakenTableProps = {
  readonly busy: readonly Busy[];
  readonly windows: readonly Blocked[];
  readonly nameOf: (facilityId: number) => string;
};

/** What is taken, in words and in order of time. */
export function TakenTable({ busy, windows, nameOf }: TakenTableProps) {
  const rows = [
    ...busy.map((interval) => ({ ...interval, key: String(interval.reservationId) })),
    ...windows.map((window) => ({ ...window, key: `window-${window.windowId}` })),
  ];
  if (rows.length === 0) return <Empty>{reservationMessages.nothingTaken}</Empty>;
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
          {rows
            .toSorted((one, other) => one.startsAt - other.startsAt)
            .map((interval) => (
              <tr key={interval.key}>
                <td className="whitespace-nowrap">
                  {formatMoment(interval.startsAt)}
                  <span className="block text-quiet sm:hidden">
                    {reservationMessages.untilMoment(formatMoment(interval.endsAt))}
                  </span>
                </td>
                <td className="max-sm:hidden">{formatMoment(interval.endsAt)}</td>
                <td>
                  {"windowId" in interval ? (
                    changeMessages.maintenance
                  ) : (
                    <Link
                      className="textlink"
                      to="/reservations/$reservationId"
                      params={{ reservationId: String(interval.reservationId) }}
                    >
                      {reservationMessages.states[interval.state]}
                    </Link>
                  )}
                </td>
                <td>{"windowId" in interval ? changeMessages.byOwner : nameOf(interval.borrowerId)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
