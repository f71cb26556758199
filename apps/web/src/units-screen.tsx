import type { Facility } from "@medequipshare/protocol";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { equipmentMessages } from "./equipment/messages.ts";
import { unitsQuery, unitTypesQuery } from "./equipment/queries.ts";
import { UnitFilterBar } from "./equipment/unit-filter-bar.tsx";
import { readUnitFilters, type UnitFilters } from "./equipment/unit-filters.ts";
import { UnitRow } from "./equipment/unit-row.tsx";
import { distanceBetween } from "./facility/distance-between.ts";
import { facilityName } from "./facility/facility-name.ts";
import { facilitiesQuery } from "./facility/queries.ts";
import { useNode } from "./http/node-provider.tsx";
import { Empty } from "./ui/empty.tsx";
import { Loading } from "./ui/loading.tsx";
import { uiMessages } from "./ui/messages.ts";
import { PageTitle } from "./ui/page-title.tsx";
import { Problem } from "./ui/problem.tsx";

const route = getRouteApi("/units");

/** Every unit of the network, narrowed by what the address says. */
export function UnitsScreen() {
  const node = useNode();
  const search = route.useSearch();
  // The router lets through what validation left out.
  const filters = useMemo(() => readUnitFilters({ ...search }), [search]);
  const navigate = route.useNavigate();
  const facilities = useQuery(facilitiesQuery(node)).data ?? [];
  const types = useQuery(unitTypesQuery(node)).data ?? [];
  const change = useCallback(
    (next: UnitFilters) => void navigate({ search: next, replace: true, resetScroll: false }),
    [navigate],
  );
  const choices = facilities
    .map((facility) => ({ value: String(facility.facilityId), label: facilityName(facility) }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
  return (
    <div className="frame py-6">
      <PageTitle>{equipmentMessages.title}</PageTitle>
      <h1 className="text-(length:--text-xl)">{equipmentMessages.title}</h1>
      <p className="mt-2 mb-6 max-w-[60ch] text-quiet">{equipmentMessages.lead}</p>
      <UnitFilterBar
        filters={filters}
        types={types.map(({ productCode, name }) => ({ value: productCode, label: name }))}
        facilities={choices}
        onChange={change}
      />
      <Results filters={filters} facilities={facilities} />
    </div>
  );
}

function Results({ filters, facilities }: { filters: UnitFilters; facilities: readonly Facility[] }) {
  const units = useInfiniteQuery(unitsQuery(useNode(), filters));
  if (units.isPending) return <Loading lines={8} />;
  if (units.isError) return <Problem error={units.error} onRetry={() => void units.refetch()} />;
  const shown = units.data.pages.flatMap(({ items }) => items);
  const placeOf = (facilityId: number) => facilities.find((facility) => facility.facilityId === facilityId);
  const from = filters.near === undefined ? undefined : placeOf(filters.near);
  return (
    <>
      <p role="status" className="pt-4 text-sm text-quiet">
        {equipmentMessages.found(shown.length, units.hasNextPage)}
      </p>
      {shown.length === 0 && <Empty>{equipmentMessages.none}</Empty>}
      <ul>
        {shown.map((unit) => (
          <UnitRow key={unit.unitId} unit={unit} distance={distanceBetween(from, placeOf(unit.ownerId))} />
        ))}
      </ul>
      {units.hasNextPage && (
        <button
          type="button"
          className="action plain mt-6"
          disabled={units.isFetchingNextPage}
          onClick={() => void units.fetchNextPage()}
        >
          {uiMessages.showMore}
        </button>
      )}
    </>
  );
}
