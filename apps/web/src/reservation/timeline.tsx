// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not in sight
import type { ScheduleRow } from "@medequipshare/protocol";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useId, useRef } from "react";
import { useElementWidth } from "../ui/use-element-width.ts";
import { type GridPlace, moveInGrid } from "./move-in-grid.ts";
import { scheduleMessages } from "./schedule-messages.ts";
import { TimelineHeader } from "./timeline-header.tsx";
import { TimelineRow } from "./timeline-row.tsx";

type TimelineProps = {
  readonly rows: readonly ScheduleRow[];
  /** Local midnights, one more than days. */
  readonly boundaries: readonly number[];
  readonly now: number;
  readonly nameOf: (facilityId: number) => string;
  /** Chosen by keyboard or pointer; column 0 is the unit itself. */
  readonly place: GridPlace;
  readonly onPlace: (place: GridPlace) => void;
  /** Enter: the reader wants the details of the place. */
  readonly onOpen: () => void;
};

const WIDE = 640;
const HEADER = 40;
const ROW = { wide: 44, narrow: 66 };
const OVERSCAN = 6;

/**
 * Units as rows and days as columns. Only the rows in sight are drawn; the chosen place is told to assistive technology
 * by aria-activedescendant, so that the focus stays where it is while rows come and go.
 */
export function Timeline({ rows, boundaries, now, nameOf, place, onPlace, onOpen }: TimelineProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: frame, width } = useElementWidth<HTMLDivElement>();
  const rowHeight = width >= WIDE ? ROW.wide : ROW.narrow;
  const columns = boundaries.length;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    // The chosen row is always drawn, or assistive technology would lose what the grid points at.
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return seen.includes(place.row) || place.row >= rows.length ? seen : [...seen, place.row];
    },
    scrollPaddingStart: HEADER,
    initialRect: { width: 1000, height: 600 },
  });
  const drawn = virtualizer.getVirtualItems();
  const cellId = ({ row, column }: GridPlace) => `${id}-${row}-${column}`;
  const isDrawn = drawn.some(({ index }) => index === place.row);
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onOpen();
      return;
    }
    const height = scroller.current?.clientHeight ?? 0;
    const pageRows = Math.max(1, Math.floor((height - HEADER) / rowHeight) - 1);
    const { key, ctrlKey, metaKey } = event;
    const size = { rows: rows.length, columns, pageRows };
    const next = moveInGrid({ key, withControl: ctrlKey || metaKey, place, ...size });
    if (next === undefined) return;
    event.preventDefault();
    onPlace(next);
    virtualizer.scrollToIndex(next.row);
  };
  return (
    <div ref={frame}>
      <p id={`${id}-keys`} className="sr-only">
        {scheduleMessages.keys}
      </p>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={scheduleMessages.grid(rows.length)}
        aria-describedby={`${id}-keys`}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns}
        aria-activedescendant={isDrawn ? cellId(place) : undefined}
        onKeyDown={press}
        className="timeline max-h-[min(70vh,46rem)] min-h-48 overflow-y-auto overscroll-contain border border-edge bg-surface"
      >
        <TimelineHeader {...{ boundaries, now }} height={HEADER} isWide={width >= WIDE} />
        <div role="rowgroup" className="relative" style={{ height: rows.length * rowHeight }}>
          {drawn.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <TimelineRow
                key={row.unitId}
                {...{ row, index, boundaries, now, nameOf, cellId, onPlace }}
                height={rowHeight}
                chosenColumn={index === place.row ? place.column : undefined}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
