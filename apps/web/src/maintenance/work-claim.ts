import { hasRole, type RoleBits } from "@medequipshare/domain";
import type { WorkOrder } from "@medequipshare/protocol";

export type Visitor = {
  readonly account: string;
  readonly facilityId: number;
  readonly roles: RoleBits;
};

/** What waits for a visitor about a work order. Approving what one has asked for oneself does not. */
export type WorkClaim = "approve" | "accept" | "own-request";

/** What the contract would let the visitor do next; the provider's report is not made on the page. */
export function workClaim(order: WorkOrder, { account, facilityId, roles }: Visitor): WorkClaim | undefined {
  if (facilityId === 0 || facilityId !== order.ownerId) return undefined;
  if (order.state === "requested" && hasRole(roles, "finance"))
    return order.requestedBy.toLowerCase() === account.toLowerCase() ? "own-request" : "approve";
  if (order.state === "done" && hasRole(roles, "biomedical")) return "accept";
  return undefined;
}
