import type { NodeClient } from "@medequipshare/protocol";
import { queryOptions } from "@tanstack/react-query";

/** Invented people whom everybody may try the page as. */
export function demonstrationQuery(node: NodeClient) {
  return queryOptions({
    queryKey: ["demonstration"],
    queryFn: async ({ signal }) => (await node.demonstration.people({}, { signal })).items,
  });
}
