import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { equipmentMessages } from "./equipment/messages.ts";
import { unitQuery } from "./equipment/queries.ts";
import { unitName } from "./equipment/unit-name.ts";
import { useNode } from "./http/node-provider.tsx";
import type { TodayMatter, TodayRow } from "./reservation/list-today.ts";
import { todayMessages } from "./reservation/today-messages.ts";
import { formatDuration, formatMoment } from "./ui/format-time.ts";
import { Icon, type IconName } from "./ui/icon.tsx";
import { StateMark } from "./ui/state-mark.tsx";
import type { OpenMatter } from "./use-open-matters.ts";

const icons: Readonly<Record<TodayMatter, IconName>> = {
  approve: "hourglass",
  confirm: "hourglass",
  "bring-back": "outAndIn",
  "ask-back": "clock",
  fetch: "van",
  "give-out": "equipment",
  end: "calendar",
  settle: "outAndIn",
  "awaits-owner": "hourglass",
  "awaits-borrower": "hourglass",
  out: "out",
  coming: "calendar",
};

type TodayListProps = {
  readonly rows: readonly TodayRow[];
  /** What is answered elsewhere. */
  readonly others: readonly OpenMatter[];
  readonly facilityId: number;
  readonly now: number;
  readonly nameOf: (facilityId: number) => string;
};

/** What waits, each with why, by when and its act. */
export function TodayList({ rows, others, ...shown }: TodayListProps) {
  return (
    <ul className="rows">
      {rows.map((row) => (
        <Row key={String(row.reservation.reservationId)} {...{ row }} {...shown} />
      ))}
      {others.map(({ line }) => (
        <Matter
          key={line}
          icon="hourglass"
          title={line}
          act={
            <Link className="action plain" to="/approvals">
              {todayMessages.answer}
            </Link>
          }
        />
      ))}
    </ul>
  );
}

function Row({
  row,
  facilityId,
  now,
  nameOf,
}: Omit<TodayListProps, "rows" | "others"> & { readonly row: TodayRow }) {
  const { matter, dueAt, isLate } = row;
  const { reservationId, unitId, ownerId, borrowerId, startsAt, endsAt } = row.reservation;
  const unit = useQuery(unitQuery(useNode(), unitId)).data;
  const name = unit === undefined ? equipmentMessages.unnamed(unitId) : unitName(unit);
  const other = nameOf(facilityId === ownerId ? borrowerId : ownerId);
  return (
    <Matter
      icon={icons[matter]}
      isLate={isLate}
      title={todayMessages.sentences[matter](name, other)}
      mark={isLate && <StateMark state="late" more={lengthOf(now - dueAt)} />}
      why={`${todayMessages.between(formatMoment(startsAt), formatMoment(endsAt))}, ${todayMessages.by(formatMoment(dueAt))}`}
      act={
        <Link
          className={`action ${matter === "approve" || matter === "confirm" ? "" : "plain"}`}
          to="/reservations/$reservationId"
          params={{ reservationId: String(reservationId) }}
        >
          {todayMessages.nextActs[matter]}
        </Link>
      }
    />
  );
}

type MatterProps = {
  readonly icon: IconName;
  readonly isLate?: boolean;
  readonly title: string;
  readonly mark?: ReactNode;
  readonly why?: string;
  readonly act: ReactNode;
};

function Matter({ icon, isLate = false, title, mark, why, act }: MatterProps) {
  return (
    <li>
      <span className={`kind ${isLate ? "late" : ""}`}>
        <Icon name={icon} />
      </span>
      <div>
        <p>
          <span className="font-semibold">{title}</span> {mark}
        </p>
        {why !== undefined && <p className="text-sm text-quiet">{why}</p>}
      </div>
      <div className="acts">{act}</div>
    </li>
  );
}

/** Whole minutes: what is late grows while one looks. */
const lengthOf = (seconds: number) => formatDuration(seconds - (seconds % 60));
