import type { NodeClient } from "@medequipshare/protocol";
import { queryOptions } from "@tanstack/react-query";

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

/** The latest reservations in which a facility is owner or borrower. */
export function reservationsQuery(node: NodeClient, facilityId: number) {
  return queryOptions({
    queryKey: ["reservations", { facilityId }],
    queryFn: ({ signal }) => node.reservation.list({ query: { facilityId, limit: 25 } }, { signal }),
  });
}
