import type { NodeClient } from "@medequipshare/protocol";
import { queryOptions } from "@tanstack/react-query";

/** Openings of a unit's locks without a grant, newest first. */
export function unitOpeningsQuery(node: NodeClient, unitId: number) {
  return queryOptions({
    queryKey: ["unit", unitId, "break-glass"],
    queryFn: ({ signal }) => node.breakGlass.ofUnit({ params: { unitId }, query: { limit: 20 } }, { signal }),
  });
}
