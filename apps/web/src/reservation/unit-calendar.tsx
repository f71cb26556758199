import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNode } from "../http/node-provider.tsx";
import { formatDay, timeZoneName } from "../ui/format-time.ts";
import { Icon } from "../ui/icon.tsx";
import { Loading } from "../ui/loading.tsx";
import { uiMessages } from "../ui/messages.ts";
import { Problem } from "../ui/problem.tsx";
import type { Occupied } from "./lay-out-days.ts";
import { localMidnights } from "./local-midnights.ts";
import { reservationMessages } from "./messages.ts";
import { calendarQuery } from "./queries.ts";
import { TakenTable } from "./taken-table.tsx";
import { WeekCalendar } from "./week-calendar.tsx";

type UnitCalendarProps = {
  readonly unitId: number;
  readonly slotSeconds: number;
  readonly now: number;
  readonly choice: Occupied | undefined;
  readonly onPick: (slotStart: number) => void;
  readonly nameOf: (facilityId: number) => string;
};

const DAYS = 7;
const WEEK = 604_800;

/** A unit's calendar, a week at a time; it follows the chain while it is shown. */
export function UnitCalendar({ unitId, slotSeconds, now, choice, onPick, nameOf }: UnitCalendarProps) {
  const [weeks, setWeeks] = useState(0);
  const boundaries = localMidnights(now + weeks * WEEK, DAYS);
  const [from = now, to = now] = [boundaries[0], boundaries[DAYS]];
  const calendar = useQuery(calendarQuery(useNode(), unitId, from, to));
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <WeekButton icon="left" label={reservationMessages.earlier} onPress={() => setWeeks(weeks - 1)} />
        <WeekButton icon="right" label={reservationMessages.later} onPress={() => setWeeks(weeks + 1)} />
        <p role="status" className="mx-2 font-medium">
          {reservationMessages.week(formatDay(from), formatDay(to - 1))}
        </p>
        {weeks !== 0 && (
          <button type="button" className="textlink min-h-11" onClick={() => setWeeks(0)}>
            {reservationMessages.thisWeek}
          </button>
        )}
      </div>
      {calendar.isError && <Problem error={calendar.error} onRetry={() => void calendar.refetch()} />}
      {calendar.isPending && <Loading lines={7} />}
      {calendar.data !== undefined && (
        <>
          <WeekCalendar
            busy={calendar.data.busy}
            windows={calendar.data.windows}
            boundaries={boundaries}
            now={now}
            slotSeconds={slotSeconds}
            choice={choice}
            onPick={onPick}
          />
          <p className="mt-2 mb-4 text-sm text-quiet">{uiMessages.timesIn(timeZoneName(from))}</p>
          <TakenTable busy={calendar.data.busy} windows={calendar.data.windows} nameOf={nameOf} />
        </>
      )}
    </>
  );
}

function WeekButton({
  icon,
  label,
  onPress,
}: {
  icon: "left" | "right";
  label: string;
  onPress: () => void;
}) {
  return (
    <button type="button" className="action plain !px-3" aria-label={label} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}
