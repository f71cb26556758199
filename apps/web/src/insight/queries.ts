import type { NodeClient } from "@medequipshare/protocol";
import { queryOptions } from "@tanstack/react-query";

/** The latest events of the network, newest first. */
export function activityQuery(node: NodeClient) {
  return queryOptions({
    queryKey: ["activity"],
    queryFn: ({ signal }) => node.event.activity({ query: { limit: 60 } }, { signal }),
  });
}

/** What happened to one unit, newest first. */
export function unitHistoryQuery(node: NodeClient, unitId: number) {
  return queryOptions({
    queryKey: ["unit", unitId, "history"],
    queryFn: ({ signal }) => node.unit.history({ params: { unitId }, query: { limit: 12 } }, { signal }),
  });
}
