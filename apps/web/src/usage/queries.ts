import type { NodeClient } from "@medequipshare/protocol";
import { queryOptions } from "@tanstack/react-query";
import { everyPage } from "../http/every-page.ts";

/** Openings of a unit's locks without a grant, newest first. */
export function unitOpeningsQuery(node: NodeClient, unitId: number) {
  return queryOptions({
    queryKey: ["unit", unitId, "break-glass"],
    queryFn: ({ signal }) => node.breakGlass.ofUnit({ params: { unitId }, query: { limit: 20 } }, { signal }),
  });
}

/** Openings without a grant that concern a facility and are not reviewed yet. */
export function openOpeningsQuery(node: NodeClient, facilityId: number) {
  return queryOptions({
    // Changes of openings name the unit.
    queryKey: ["units", "break-glass", facilityId],
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        node.breakGlass.list(
          { query: { facilityId, open: true, ...(cursor === undefined ? {} : { cursor }) } },
          { signal },
        ),
      ),
  });
}
