import type { NodeClient } from "@medequipshare/protocol";
import { queryOptions } from "@tanstack/react-query";
import { everyPage } from "../http/every-page.ts";

/** Work orders that are not paid yet: on a facility's own units, and those it is to carry out. */
export function openWorkQuery(node: NodeClient, facilityId: number) {
  return queryOptions({
    // Changes of work orders name the unit.
    queryKey: ["units", "work", facilityId],
    queryFn: async ({ signal }) => {
      const orders = await everyPage((cursor) =>
        node.maintenance.workOrders(
          { query: { facilityId, ...(cursor === undefined ? {} : { cursor }) } },
          { signal },
        ),
      );
      return orders.filter(({ state }) => state !== "paid");
    },
  });
}
