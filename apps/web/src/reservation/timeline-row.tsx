// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight
import type { ScheduleRow } from "@medequipshare/protocol";
import { memo } from "react";
import { describeDay } from "./describe-day.ts";
import { type Bar, layOutDays } from "./lay-out-days.ts";
import type { GridPlace } from "./move-in-grid.ts";
import { rowName } from "./row-name.ts";
import { scheduleMessages } from "./schedule-messages.ts";
import { takenLooks } from "./taken-looks.ts";
import { type TakenTime, takenOfRow } from "./taken-of-row.ts";

type TimelineRowProps = {
  readonly row: ScheduleRow;
  /** From 0 among all rows, drawn or not. */
  readonly index: number;
  readonly height: number;
  readonly boundaries: readonly number[];
  readonly now: number;
  readonly nameOf: (facilityId: number) => string;
  readonly cellId: (place: GridPlace) => string;
  /** The column chosen in this row, if any. */
  readonly chosenColumn: number | undefined;
  readonly onPlace: (place: GridPlace) => void;
};

/** One unit and its seven days. */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { row, index, height, boundaries, now, nameOf, cellId, chosenColumn, onPlace } = props;
  const taken = takenOfRow(row);
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      className="timeline-row absolute inset-x-0 top-0 border-b border-rule"
      style={{ height, transform: `translateY(${index * height}px)` }}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers the keys */}
      <span
        id={cellId({ row: index, column: 0 })}
        role="rowheader"
        tabIndex={-1}
        aria-colindex={1}
        onClick={() => onPlace({ row: index, column: 0 })}
        className={`timeline-name relative flex cursor-pointer items-baseline gap-x-2 overflow-hidden px-2 py-0.5 leading-snug whitespace-nowrap sm:block sm:px-3 sm:py-1`}
      >
        <span className="block truncate text-sm font-medium">{rowName(row)}</span>
        <span className="block truncate text-xs text-quiet">
          {row.productCode} · {row.ownerName ?? nameOf(row.ownerId)}
        </span>
        {chosenColumn === 0 && <Chosen />}
      </span>
      {layOutDays(taken, boundaries).map((day, at) => {
        const place = { row: index, column: at + 1 };
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers the keys
          <span
            key={day.startsAt}
            id={cellId(place)}
            role="gridcell"
            tabIndex={-1}
            aria-colindex={at + 2}
            aria-selected={chosenColumn === place.column}
            aria-label={describeDay({ taken, from: day.startsAt, to: day.endsAt, nameOf })}
            onClick={() => onPlace(place)}
            className={`relative block cursor-pointer border-l border-rule`}
          >
            {day.bars.map((bar) => (
              <Mark key={bar.item.key} bar={bar} isFirst={at === 0 || bar.beginsHere} />
            ))}
            {now >= day.startsAt && now < day.endsAt && (
              <span
                className="absolute inset-y-0 w-0.5 bg-stop"
                style={{ left: `${((now - day.startsAt) / (day.endsAt - day.startsAt)) * 100}%` }}
              />
            )}
            {chosenColumn === place.column && <Chosen />}
          </span>
        );
      })}
    </div>
  );
});

/** The frame around the place chosen, above its marks. */
function Chosen() {
  return <span className="pointer-events-none absolute inset-0 outline-3 -outline-offset-3 outline-accent" />;
}

/** Taken time within a day: pattern and letter say of which kind. */
function Mark({ bar, isFirst }: { bar: Bar<TakenTime>; isFirst: boolean }) {
  const { item, left, width, beginsHere, endsHere } = bar;
  const edges = `${beginsHere ? "rounded-l-sm" : "border-l-0"} ${endsHere ? "rounded-r-sm" : "border-r-0"}`;
  return (
    <span
      aria-hidden="true"
      className={`absolute inset-y-1 overflow-hidden border text-center text-xs leading-6 font-semibold sm:inset-y-1.5 sm:leading-7 ${takenLooks[item.kind]} ${edges}`}
      style={{ left: `${left}%`, width: `${width}%` }}
    >
      {isFirst && <span className="timeline-letter" data-letter={scheduleMessages.letters[item.kind]} />}
    </span>
  );
}
