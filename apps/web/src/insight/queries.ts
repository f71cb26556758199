import type { NodeClient } from "@medequipshare/protocol";
import { queryOptions } from "@tanstack/react-query";

/** The latest events of the network, newest first. */
export function activityQuery(node: NodeClient) {
  return queryOptions({
    queryKey: ["activity"],
    queryFn: ({ signal }) => node.event.activity({ query: { limit: 12 } }, { signal }),
  });
}
