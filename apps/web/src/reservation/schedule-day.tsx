import type { ScheduleRow } from "@medequipshare/protocol";
import { Link } from "@tanstack/react-router";
import { type RefObject, useId } from "react";
import { formatDay, formatMoment } from "../ui/format-time.ts";
import { changeMessages } from "./change-messages.ts";
import { clockOfDay } from "./describe-day.ts";
import { rowName } from "./row-name.ts";
import { scheduleMessages } from "./schedule-messages.ts";
import { freeWithin, type TakenTime, takenOfRow } from "./taken-of-row.ts";

type ScheduleDayProps = {
  readonly row: ScheduleRow;
  /** Of the day chosen, or of all days when the unit itself is. */
  readonly from: number;
  readonly to: number;
  readonly nameOf: (facilityId: number) => string;
  /** Gets the focus when somebody asks for the details. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onBack: () => void;
};

const DAY = 90_000;

/** Who has a unit on the day chosen, what is left of the day, and the way to reserve it. */
export function ScheduleDay({ row, from, to, nameOf, heading, onBack }: ScheduleDayProps) {
  const id = useId();
  const taken = takenOfRow(row).filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from);
  const isOneDay = to - from <= DAY;
  const moment = (at: number) => (isOneDay ? clockOfDay(at, from, to) : formatMoment(at));
  const free = freeWithin(taken, from, to);
  return (
    <section
      aria-labelledby={id}
      className="mt-4 grid gap-x-10 gap-y-3 border-l-4 border-accent bg-surface px-4 py-3 md:grid-cols-[1.2fr_1.4fr_1fr]"
    >
      <div>
        <h2 id={id} ref={heading} tabIndex={-1} className="text-lg">
          {rowName(row)}
        </h2>
        <p className="text-quiet">{scheduleMessages.ownedBy(row.ownerName ?? nameOf(row.ownerId))}</p>
        <p className="mt-1 font-medium">
          {isOneDay ? formatDay(from) : scheduleMessages.range(formatDay(from), formatDay(to - 1))}
        </p>
        <div className="mt-2 flex flex-wrap gap-x-5">
          <Link
            className="textlink inline-flex min-h-11 items-center"
            to="/units/$unitId"
            params={{ unitId: String(row.unitId) }}
          >
            {scheduleMessages.reserve}
          </Link>
          <button type="button" className="textlink min-h-11" onClick={onBack}>
            {scheduleMessages.back}
          </button>
        </div>
      </div>
      <div>
        <h3 className="text-sm text-quiet">{scheduleMessages.taken}</h3>
        {taken.length === 0 && <p>{scheduleMessages.nothing}</p>}
        <ul>
          {taken.map((time) => (
            <li key={time.key} className="py-0.5">
              <Whose {...{ time, nameOf }} />
              <span className="block text-sm text-quiet tabular-nums">
                {scheduleMessages.range(moment(time.startsAt), moment(time.endsAt))}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3 className="text-sm text-quiet">{scheduleMessages.freeTimes}</h3>
        {free.length === 0 && <p>{scheduleMessages.nothing}</p>}
        <ul className="tabular-nums">
          {free.map(({ startsAt, endsAt }) => (
            <li key={startsAt}>{scheduleMessages.range(moment(startsAt), moment(endsAt))}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Whose({ time, nameOf }: { time: TakenTime; nameOf: (facilityId: number) => string }) {
  const { kind, reservationId, borrowerId } = time;
  const what = scheduleMessages.words[kind];
  if (reservationId === null || borrowerId === null) return `${what}: ${changeMessages.byOwner}`;
  return (
    <>
      <Link
        className="textlink"
        to="/reservations/$reservationId"
        params={{ reservationId: String(reservationId) }}
      >
        {what}
      </Link>{" "}
      {nameOf(borrowerId)}
    </>
  );
}
