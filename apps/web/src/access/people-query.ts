import type { NodeClient } from "@medequipshare/protocol";
import { queryOptions } from "@tanstack/react-query";

/** The staff of one's own facility, by name. `node` asks as one of them. */
export function peopleQuery(node: NodeClient | undefined, facilityId: number) {
  return queryOptions({
    // Appointments and dismissals make the facility's answers stale.
    queryKey: ["facility", facilityId, "people"],
    enabled: node !== undefined,
    queryFn: async ({ signal }) => (await node?.person.list({}, { signal }))?.items ?? [],
  });
}
