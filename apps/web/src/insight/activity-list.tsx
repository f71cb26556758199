import type { Activity } from "@medequipshare/protocol";
import { Link } from "@tanstack/react-router";
import { Empty } from "../ui/empty.tsx";
import { formatMoment } from "../ui/format-time.ts";
import { groupActivities } from "./group-activities.ts";
import { insightMessages } from "./messages.ts";

type ActivityListProps = {
  readonly activities: readonly Activity[];
  readonly nameOf: (facilityId: number) => string;
  /** The unit whose history this is; it is not linked to itself. */
  readonly unitId?: number;
};

/** Events of the chain in words, newest first, with links to what they are about. */
export function ActivityList({ activities, nameOf, unitId }: ActivityListProps) {
  if (activities.length === 0) return <Empty>{insightMessages.none}</Empty>;
  return (
    <ol className="grid gap-x-10 md:grid-cols-2">
      {groupActivities(activities).map(({ newest: activity, more }) => (
        <li key={`${activity.blockNumber}-${activity.logIndex}`} className="border-b border-rule py-2">
          <p className="font-medium">{insightMessages.event(activity.event)}</p>
          <p className="flex flex-wrap items-center gap-x-3 text-sm text-quiet [&_a]:py-1">
            <time dateTime={new Date(activity.at * 1000).toISOString()}>{formatMoment(activity.at)}</time>
            <Subjects
              activity={activity.unitId === unitId ? { ...activity, unitId: null } : activity}
              nameOf={nameOf}
            />
            {more > 0 && <span>{insightMessages.more(more)}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Subjects({ activity, nameOf }: { activity: Activity; nameOf: ActivityListProps["nameOf"] }) {
  const { facilityId, unitId, reservationId } = activity;
  return (
    <>
      {facilityId !== null && facilityId > 0 && (
        <Link className="textlink" to="/facilities/$facilityId" params={{ facilityId: String(facilityId) }}>
          {nameOf(facilityId)}
        </Link>
      )}
      {unitId !== null && (
        <Link className="textlink" to="/units/$unitId" params={{ unitId: String(unitId) }}>
          {insightMessages.unit(unitId)}
        </Link>
      )}
      {reservationId !== null && (
        <Link
          className="textlink"
          to="/reservations/$reservationId"
          params={{ reservationId: String(reservationId) }}
        >
          {insightMessages.reservation(reservationId)}
        </Link>
      )}
    </>
  );
}
