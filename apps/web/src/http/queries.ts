import type { NodeClient } from "@medequipshare/protocol";
import { queryOptions } from "@tanstack/react-query";

/** The chain, the contracts and whom this node serves. */
export function networkQuery(node: NodeClient) {
  return queryOptions({
    queryKey: ["network"],
    queryFn: ({ signal }) => node.network.get({}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
