// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight
import { formatDayOfMonth, formatWeekday } from "../ui/format-time.ts";
import { scheduleMessages } from "./schedule-messages.ts";

type TimelineHeaderProps = {
  readonly boundaries: readonly number[];
  readonly now: number;
  readonly height: number;
  /** On a narrow screen the unit's name stands above its days, and its heading is left to assistive technology. */
  readonly isWide: boolean;
};

/** The days above the columns of the timeline; they stay in sight. */
export function TimelineHeader({ boundaries, now, height, isWide }: TimelineHeaderProps) {
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={1}
      className="timeline-row sticky top-0 z-10 border-b border-edge bg-surface text-sm"
      style={{ height }}
    >
      <span
        role="columnheader"
        tabIndex={-1}
        aria-colindex={1}
        className={isWide ? "self-center px-3 text-quiet" : "sr-only"}
      >
        {scheduleMessages.unit}
      </span>
      {boundaries.slice(0, -1).map((startsAt, day) => {
        const isToday = now >= startsAt && now < (boundaries[day + 1] ?? startsAt);
        return (
          <span
            key={startsAt}
            role="columnheader"
            tabIndex={-1}
            aria-colindex={day + 2}
            className={`flex flex-wrap content-center items-baseline gap-x-1.5 border-l border-rule px-1.5 leading-tight sm:px-2 ${isToday ? "font-semibold text-ink" : "text-quiet"}`}
          >
            <span>{formatWeekday(startsAt)}</span>
            <span className="tabular-nums">{formatDayOfMonth(startsAt)}</span>
          </span>
        );
      })}
    </div>
  );
}
