import type { NodeClient } from "@medequipshare/protocol";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { everyPage } from "../http/every-page.ts";
import type { FindFilters } from "./find-filters.ts";

/** What is taken of a unit between two times, unix seconds. */
export function calendarQuery(node: NodeClient, unitId: number, from: number, to: number) {
  return queryOptions({
    queryKey: ["unit", unitId, "calendar", from, to],
    queryFn: ({ signal }) => node.unit.calendar({ params: { unitId }, query: { from, to } }, { signal }),
    placeholderData: (shown) => shown,
  });
}

/** One reservation with its loan and settlement. */
export function reservationQuery(node: NodeClient, reservationId: bigint) {
  return queryOptions({
    queryKey: ["reservation", String(reservationId)],
    queryFn: ({ signal }) => node.reservation.get({ params: { reservationId } }, { signal }),
  });
}

/** What another interval would cost a reservation, unix seconds. */
export function amendmentQuery(
  node: NodeClient,
  reservationId: bigint,
  { startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number },
) {
  return queryOptions({
    queryKey: ["reservation", String(reservationId), "amendment", startsAt, endsAt],
    queryFn: ({ signal }) =>
      node.reservation.amendment({ params: { reservationId }, query: { startsAt, endsAt } }, { signal }),
  });
}

/** So that the first rows are there at once; the others follow while they are looked at. */
const FIRST_SCHEDULE_PAGE = 100;
const SCHEDULE_PAGE = 900;

export type ScheduleQuestion = {
  /** Unix seconds. */
  readonly from: number;
  readonly to: number;
  readonly productCode?: string | undefined;
  readonly ownerId?: number | undefined;
};

/** What is taken of units between two times: a hundred units, then nine hundred at once. */
export function scheduleQuery(node: NodeClient, question: ScheduleQuestion) {
  return infiniteQueryOptions({
    queryKey: ["units", "schedule", question],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      node.reservation.schedule(
        {
          query:
            pageParam === ""
              ? { ...question, limit: FIRST_SCHEDULE_PAGE }
              : { ...question, limit: SCHEDULE_PAGE, cursor: pageParam },
        },
        { signal },
      ),
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: (shown) => shown,
  });
}

/**
 * Units free for a window, best first, each with its reason. They stay as they were found until somebody asks again: an
 * offer just reserved would else vanish with what came of it.
 */
export function offersQuery(
  node: NodeClient,
  {
    needs = [],
    substitutes,
    ...asked
  }: FindFilters & {
    readonly productCode: string;
    readonly borrowerId: number;
    readonly startsAt: number;
    readonly endsAt: number;
  },
) {
  const query = {
    ...asked,
    ...(needs.length === 0 ? {} : { capabilities: [...needs] }),
    ...(substitutes === true ? { substitutes } : {}),
  };
  return queryOptions({
    queryKey: ["offers", query],
    staleTime: 0,
    queryFn: async ({ signal }) => (await node.reservation.offers({ query }, { signal })).items,
  });
}

/** Holds that need their owner's approval, of one owner or one borrower. */
export function approvalsQuery(
  node: NodeClient,
  of: { readonly ownerId: number } | { readonly borrowerId: number },
) {
  return queryOptions({
    queryKey: ["reservations", "approvals", of],
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        node.reservation.approvals(
          { query: { ...of, ...(cursor === undefined ? {} : { cursor }) } },
          { signal },
        ),
      ),
  });
}

/** Every reservation in which a facility is owner or borrower and that can still change, by start. */
export function liveReservationsQuery(node: NodeClient, facilityId: number) {
  return queryOptions({
    queryKey: ["reservations", "live", facilityId],
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        node.reservation.list(
          { query: { facilityId, live: true, ...(cursor === undefined ? {} : { cursor }) } },
          { signal },
        ),
      ),
  });
}

/** The latest reservations in which a facility is owner or borrower. */
export function reservationsQuery(node: NodeClient, facilityId: number) {
  return queryOptions({
    queryKey: ["reservations", { facilityId }],
    queryFn: ({ signal }) => node.reservation.list({ query: { facilityId, limit: 25 } }, { signal }),
  });
}

/** Reservations that a facility may take over and that have not ended, by start; `endsAfter` is in unix seconds. */
export function offeredQuery(node: NodeClient, facilityId: number, endsAfter: number) {
  return queryOptions({
    queryKey: ["reservations", "offered", facilityId],
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        node.reservation.list(
          {
            query: {
              offeredToId: facilityId,
              from: endsAfter,
              ...(cursor === undefined ? {} : { cursor }),
            },
          },
          { signal },
        ),
      ),
  });
}

/** Who waits for a unit, and what is in the way of an interval if one is asked about. */
export function unitWaitlistQuery(
  node: NodeClient,
  unitId: number,
  interval: { readonly startsAt?: number; readonly endsAt?: number } = {},
) {
  return queryOptions({
    queryKey: ["unit", unitId, "waitlist", interval],
    queryFn: ({ signal }) => node.waitlist.ofUnit({ params: { unitId }, query: interval }, { signal }),
  });
}

/** Where a facility waits. */
export function waitingQuery(node: NodeClient, facilityId: number) {
  return queryOptions({
    queryKey: ["reservations", "waiting", facilityId],
    queryFn: async ({ signal }) => (await node.waitlist.list({ query: { facilityId } }, { signal })).items,
  });
}

/** Where a facility waits or waited, with what became of it. */
export function waitedQuery(node: NodeClient, facilityId: number) {
  return queryOptions({
    queryKey: ["reservations", "waited", facilityId],
    queryFn: async ({ signal }) =>
      (await node.waitlist.list({ query: { facilityId, open: false } }, { signal })).items,
  });
}

/** First calls a facility can still use. */
export function firstCallsQuery(node: NodeClient, facilityId: number) {
  return queryOptions({
    queryKey: ["reservations", "first-calls", facilityId],
    queryFn: async ({ signal }) =>
      (await node.override.firstCalls({ query: { facilityId } }, { signal })).items,
  });
}

/** Overrides that a facility may review. */
export function reviewableQuery(node: NodeClient, facilityId: number) {
  return queryOptions({
    queryKey: ["reservations", "reviewable", facilityId],
    queryFn: async ({ signal }) =>
      (await node.override.reviewable({ query: { facilityId } }, { signal })).items,
  });
}

/** What an override would cost and whom it would displace. */
export function overridePreviewQuery(
  node: NodeClient,
  query: {
    readonly displacedId: bigint;
    readonly startsAt: number;
    readonly endsAt: number;
    readonly facilityId: number;
  },
) {
  const { displacedId, startsAt, endsAt, facilityId } = query;
  return queryOptions({
    queryKey: ["reservation", String(displacedId), "override", startsAt, endsAt, facilityId],
    queryFn: ({ signal }) => node.override.preview({ query }, { signal }),
  });
}
