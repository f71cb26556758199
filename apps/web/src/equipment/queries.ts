import type { NodeClient } from "@medequipshare/protocol";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { everyPage } from "../http/every-page.ts";
import type { UnitFilters } from "./unit-filters.ts";

const PAGE = 40;
const LARGEST_PAGE = 200;

/** Units that pass the filters, a page at a time. */
export function unitsQuery(node: NodeClient, { near: _near, ...filters }: UnitFilters) {
  return infiniteQueryOptions({
    queryKey: ["units", filters],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      node.unit.list(
        { query: { ...filters, limit: PAGE, ...(pageParam === "" ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: (shown) => shown,
  });
}

/** One unit with certificates, terms and its verdict for the coming day. */
export function unitQuery(node: NodeClient, unitId: number) {
  return queryOptions({
    queryKey: ["unit", unitId, "detail"],
    queryFn: ({ signal }) => node.unit.get({ params: { unitId } }, { signal }),
  });
}

/** Every unit of one owner. */
export function unitsOfOwnerQuery(node: NodeClient, ownerId: number) {
  return queryOptions({
    queryKey: ["units", { ownerId, all: true }],
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        node.unit.list(
          { query: { ownerId, limit: LARGEST_PAGE, ...(cursor === undefined ? {} : { cursor }) } },
          { signal },
        ),
      ),
  });
}

/** The types of equipment that the network has, by name. */
export function unitTypesQuery(node: NodeClient) {
  return queryOptions({
    queryKey: ["unit-types"],
    staleTime: 600_000,
    queryFn: async ({ signal }) => (await node.unit.types({}, { signal })).items,
  });
}

/** The units of one owner that are not fit to lend now. */
export function unfitOfOwnerQuery(node: NodeClient, ownerId: number) {
  return queryOptions({
    queryKey: ["units", { ownerId, fit: false }],
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        node.unit.list(
          {
            query: { ownerId, fit: false, limit: LARGEST_PAGE, ...(cursor === undefined ? {} : { cursor }) },
          },
          { signal },
        ),
      ),
  });
}
