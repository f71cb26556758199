import type { NodeClient } from "@medequipshare/protocol";
import { queryOptions } from "@tanstack/react-query";

/** Balances and latest movements of a facility. */
export function ledgerQuery(node: NodeClient, facilityId: number) {
  return queryOptions({
    queryKey: ["facility", facilityId, "ledger"],
    queryFn: ({ signal }) => node.ledger.get({ params: { facilityId }, query: { limit: 20 } }, { signal }),
  });
}
