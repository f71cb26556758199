import type { NodeClient } from "@medequipshare/protocol";
import { queryOptions } from "@tanstack/react-query";

/** The key stands under the facility's, whose answers an appointment makes stale. */
export function invitationsKey(facilityId: number) {
  return ["facility", facilityId, "invitations"] as const;
}

/** Invitations that wait for an answer or a confirmation. `node` asks as an administrator. */
export function invitationsQuery(node: NodeClient, facilityId: number) {
  return queryOptions({
    queryKey: invitationsKey(facilityId),
    queryFn: async ({ signal }) => (await node.invitation.list({}, { signal })).items,
  });
}
