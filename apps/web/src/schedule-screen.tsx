import type { ScheduleRow } from "@medequipshare/protocol";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useNode } from "./http/node-provider.tsx";
import { useNow } from "./http/use-now.ts";
import { localMidnights } from "./reservation/local-midnights.ts";
import type { GridPlace } from "./reservation/move-in-grid.ts";
import { scheduleQuery } from "./reservation/queries.ts";
import { ScheduleDay } from "./reservation/schedule-day.tsx";
import { readScheduleFilters, type ScheduleFilters } from "./reservation/schedule-filters.ts";
import { scheduleMessages } from "./reservation/schedule-messages.ts";
import { ScheduleTable } from "./reservation/schedule-table.tsx";
import { Timeline } from "./reservation/timeline.tsx";
import { TimelineLegend } from "./reservation/timeline-legend.tsx";
import { ScheduleBar } from "./schedule-bar.tsx";
import { Empty } from "./ui/empty.tsx";
import { timeZoneName } from "./ui/format-time.ts";
import { Loading } from "./ui/loading.tsx";
import { uiMessages } from "./ui/messages.ts";
import { PageTitle } from "./ui/page-title.tsx";
import { Problem } from "./ui/problem.tsx";
import { useFacilityNames } from "./use-facility-names.ts";

const route = getRouteApi("/schedule");
const DAYS = 7;

/** All units by time, seven days at once, narrowed and moved by what the address says. */
export function ScheduleScreen() {
  // The router lets through what validation left out.
  const filters = readScheduleFilters({ ...route.useSearch() });
  const now = useNow();
  const boundaries = localMidnights(filters.from ?? now, DAYS);
  return (
    <div className="frame py-6">
      <PageTitle>{scheduleMessages.title}</PageTitle>
      <h1 className="text-(length:--text-xl)">{scheduleMessages.title}</h1>
      <p className="mt-2 mb-4 max-w-[60ch] text-quiet">{scheduleMessages.lead}</p>
      <ScheduleBar {...{ filters, boundaries, now }} />
      <Results {...{ filters, boundaries, now }} />
    </div>
  );
}

type ResultsProps = {
  readonly filters: ScheduleFilters;
  readonly boundaries: readonly number[];
  readonly now: number;
};

function Results({ filters, boundaries, now }: ResultsProps) {
  const [from = 0, to = 0] = [boundaries[0], boundaries[DAYS]];
  const { productCode, ownerId } = filters;
  const schedule = useInfiniteQuery(scheduleQuery(useNode(), { from, to, productCode, ownerId }));
  const nameOf = useFacilityNames();
  const { hasNextPage, isFetching, fetchNextPage } = schedule;
  const isFirst = schedule.data?.pages.length === 1 && !schedule.isPlaceholderData;
  useEffect(() => {
    if (isFirst && hasNextPage && !isFetching) void fetchNextPage();
  }, [isFirst, hasNextPage, isFetching, fetchNextPage]);
  if (schedule.isPending) return <Loading lines={10} />;
  if (schedule.isError) return <Problem error={schedule.error} onRetry={() => void schedule.refetch()} />;
  const rows = schedule.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return <Empty>{scheduleMessages.none}</Empty>;
  return (
    <div aria-busy={schedule.isPlaceholderData}>
      <p className="flex flex-wrap justify-between gap-x-6 py-2 text-sm text-quiet">
        <span role="status">{scheduleMessages.units(rows.length, hasNextPage)}</span>
        <span>{uiMessages.timesIn(timeZoneName(from))}</span>
      </p>
      {filters.view === "table" ? (
        <ScheduleTable {...{ rows, nameOf }} />
      ) : (
        <Picture {...{ rows, boundaries, now, nameOf }} />
      )}
      {hasNextPage && !isFirst && (
        <button
          type="button"
          className="action plain mt-4"
          disabled={schedule.isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {scheduleMessages.loadMore}
        </button>
      )}
    </div>
  );
}

type PictureProps = Pick<ResultsProps, "boundaries" | "now"> & {
  readonly rows: readonly ScheduleRow[];
  readonly nameOf: (facilityId: number) => string;
};

/** The timeline and the day chosen in it. */
function Picture({ rows, boundaries, now, nameOf }: PictureProps) {
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 1 });
  const [isChosen, setChosen] = useState(false);
  const picture = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const row = rows[Math.min(place.row, rows.length - 1)];
  const choose = (next: GridPlace) => {
    setPlace(next);
    setChosen(true);
  };
  const open = () => {
    setChosen(true);
    requestAnimationFrame(() => heading.current?.focus());
  };
  const back = () => picture.current?.querySelector<HTMLElement>("[role=grid]")?.focus();
  const [from = 0, to = 0] =
    place.column === 0
      ? [boundaries[0], boundaries[DAYS]]
      : [boundaries[place.column - 1], boundaries[place.column]];
  return (
    <div ref={picture}>
      <Timeline {...{ rows, boundaries, now, nameOf, place }} onPlace={choose} onOpen={open} />
      <TimelineLegend />
      {isChosen && row !== undefined ? (
        <ScheduleDay {...{ row, from, to, nameOf, heading }} onBack={back} />
      ) : (
        <Empty>{scheduleMessages.chooseDay}</Empty>
      )}
    </div>
  );
}
