import type { NodeClient } from "@medequipshare/protocol";
import { queryOptions } from "@tanstack/react-query";
import { everyPage } from "../http/every-page.ts";

const PAGE = 200;

/** Every facility of the network. */
export function facilitiesQuery(node: NodeClient) {
  return queryOptions({
    queryKey: ["facilities"],
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        node.facility.list(
          { query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } },
          { signal },
        ),
      ),
  });
}

/** One facility with standing, staff, agreements and score. */
export function facilityQuery(node: NodeClient, facilityId: number) {
  return queryOptions({
    queryKey: ["facility", facilityId],
    queryFn: ({ signal }) => node.facility.get({ params: { facilityId } }, { signal }),
  });
}
