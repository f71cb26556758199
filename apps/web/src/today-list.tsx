import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { equipmentMessages } from "./equipment/messages.ts";
import { unitQuery } from "./equipment/queries.ts";
import { unitName } from "./equipment/unit-name.ts";
import { useNode } from "./http/node-provider.tsx";
import type { TodayRow } from "./reservation/list-today.ts";
import { todayMessages } from "./reservation/today-messages.ts";
import { formatDuration, formatMoment } from "./ui/format-time.ts";
import { Icon } from "./ui/icon.tsx";

type TodayListProps = {
  readonly rows: readonly TodayRow[];
  readonly facilityId: number;
  readonly now: number;
  readonly nameOf: (facilityId: number) => string;
};

/** Reservations, each with what is to be done, by when, and the other hospital. */
export function TodayList({ rows, ...shown }: TodayListProps) {
  return (
    <ul>
      {rows.map((row) => (
        <Row key={String(row.reservation.reservationId)} {...{ row }} {...shown} />
      ))}
    </ul>
  );
}

function Row({ row, facilityId, now, nameOf }: Omit<TodayListProps, "rows"> & { readonly row: TodayRow }) {
  const { matter, dueAt } = row;
  const { reservationId, unitId, ownerId, borrowerId } = row.reservation;
  const unit = useQuery(unitQuery(useNode(), unitId)).data;
  const isLate = dueAt < now;
  const other =
    facilityId === ownerId ? todayMessages.to(nameOf(borrowerId)) : todayMessages.from(nameOf(ownerId));
  return (
    <li className="grid gap-x-6 border-b border-rule py-3 last:border-0 sm:grid-cols-[1.2fr_1fr_12rem]">
      <Link
        className="textlink font-medium"
        to="/reservations/$reservationId"
        params={{ reservationId: String(reservationId) }}
      >
        {todayMessages.matters[matter]}
      </Link>
      <span>
        {unit === undefined ? equipmentMessages.unnamed(unitId) : unitName(unit)}{" "}
        <span className="text-quiet">{other}</span>
      </span>
      <span className={`tabular-nums sm:text-right ${isLate ? "font-medium text-wait" : "text-quiet"}`}>
        {isLate ? (
          <>
            <Icon name="wait" /> {todayMessages.late(formatDuration(now - dueAt - ((now - dueAt) % 60)))}
          </>
        ) : (
          todayMessages.by(formatMoment(dueAt))
        )}
      </span>
    </li>
  );
}
