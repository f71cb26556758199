import type { ScheduleRow } from "@medequipshare/protocol";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatMoment } from "../ui/format-time.ts";
import { changeMessages } from "./change-messages.ts";
import { rowName } from "./row-name.ts";
import { scheduleMessages } from "./schedule-messages.ts";
import { takenOfRow } from "./taken-of-row.ts";

type ScheduleTableProps = {
  readonly rows: readonly ScheduleRow[];
  readonly nameOf: (facilityId: number) => string;
};

const STEP = 100;

/** The schedule in words: each unit with what is taken of it, a hundred units at a time. */
export function ScheduleTable({ rows, nameOf }: ScheduleTableProps) {
  const [shown, setShown] = useState(STEP);
  return (
    <>
      <div className="scrolling">
        <table className="listing">
          <caption className="sr-only">{scheduleMessages.grid(rows.length)}</caption>
          <thead>
            <tr>
              <th scope="col">{scheduleMessages.unit}</th>
              <th scope="col">{scheduleMessages.takenThisWeek}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <tr key={row.unitId}>
                <th scope="row" className="!align-top !text-base">
                  <Link className="textlink" to="/units/$unitId" params={{ unitId: String(row.unitId) }}>
                    {rowName(row)}
                  </Link>
                  <span className="block text-sm">{row.ownerName ?? nameOf(row.ownerId)}</span>
                </th>
                <td>
                  <TakenTimes {...{ row, nameOf }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown < rows.length && (
        <button type="button" className="action plain mt-4" onClick={() => setShown(shown + STEP)}>
          {scheduleMessages.loadMore}
        </button>
      )}
    </>
  );
}

function TakenTimes({ row, nameOf }: { row: ScheduleRow; nameOf: ScheduleTableProps["nameOf"] }) {
  const taken = takenOfRow(row);
  if (taken.length === 0) return <span className="text-quiet">{scheduleMessages.nothing}</span>;
  return (
    <ul>
      {taken.map(({ key, kind, startsAt, endsAt, reservationId, borrowerId }) => (
        <li key={key}>
          {reservationId === null ? (
            scheduleMessages.words[kind]
          ) : (
            <Link
              className="textlink"
              to="/reservations/$reservationId"
              params={{ reservationId: String(reservationId) }}
            >
              {scheduleMessages.words[kind]}
            </Link>
          )}{" "}
          {scheduleMessages.range(formatMoment(startsAt), formatMoment(endsAt))}
          <span className="text-quiet">
            {", "}
            {borrowerId === null ? changeMessages.byOwner : nameOf(borrowerId)}
          </span>
        </li>
      ))}
    </ul>
  );
}
