import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { equipmentMessages } from "./equipment/messages.ts";
import { unitQuery } from "./equipment/queries.ts";
import { unitName } from "./equipment/unit-name.ts";
import { useNode } from "./http/node-provider.tsx";
import type { TodayRow } from "./reservation/list-today.ts";
import { todayMessages } from "./reservation/today-messages.ts";
import { formatMoment } from "./ui/format-time.ts";
import { StateMark } from "./ui/state-mark.tsx";

type MovementTableProps = {
  readonly caption: string;
  readonly rows: readonly TodayRow[];
  readonly facilityId: number;
  readonly nameOf: (facilityId: number) => string;
};

/** Reservations by when something happens to them: which unit, with whom, where it stands, what comes next. */
export function MovementTable({ caption, rows, ...shown }: MovementTableProps) {
  return (
    <table className="table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{todayMessages.when}</th>
          <th scope="col">{todayMessages.equipment}</th>
          <th scope="col">{todayMessages.state}</th>
          <th scope="col">{todayMessages.next}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={String(row.reservation.reservationId)} {...{ row }} {...shown} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  row,
  facilityId,
  nameOf,
}: Pick<MovementTableProps, "facilityId" | "nameOf"> & { readonly row: TodayRow }) {
  const { reservationId, unitId, ownerId, borrowerId } = row.reservation;
  const unit = useQuery(unitQuery(useNode(), unitId)).data;
  const isOwner = facilityId === ownerId;
  return (
    <tr>
      <td>{formatMoment(row.dueAt)}</td>
      <th scope="row" className="lead">
        {unit === undefined ? equipmentMessages.unnamed(unitId) : unitName(unit)}
        <span className="block text-sm font-normal text-quiet">
          {isOwner ? todayMessages.to(nameOf(borrowerId)) : todayMessages.from(nameOf(ownerId))}
        </span>
      </th>
      <td className="mark">
        <StateMark state={row.state} />
      </td>
      <td className="end">
        <Link
          className="textlink"
          to="/reservations/$reservationId"
          params={{ reservationId: String(reservationId) }}
        >
          {todayMessages.nextActs[row.matter]}
        </Link>
      </td>
    </tr>
  );
}
