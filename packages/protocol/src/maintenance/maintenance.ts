import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { cursorOf } from "../wire/cursor.ts";
import { page, pageQuery } from "../wire/page.ts";
import { queryInt } from "../wire/query.ts";
import { address, bytes32, decimal, id32, unixSeconds } from "../wire/scalars.ts";

export const workOrder = z.object({
  workOrderId: decimal,
  unitId: id32,
  /** Owns the unit. */
  ownerId: id32,
  providerId: id32,
  kind: z.enum(["preventive", "repair"]),
  state: z.enum(["requested", "approved", "done", "paid"]),
  amount: decimal,
  requestedBy: address,
  approvedBy: address.nullable(),
  quote: bytes32,
  report: bytes32.nullable(),
});
export type WorkOrder = z.output<typeof workOrder>;

export const fund = z.object({
  unitId: id32,
  balance: decimal,
  plan: z.object({ intervalSeconds: z.int(), dueAt: unixSeconds }).nullable(),
  entries: z.array(
    z.object({
      kind: z.enum(["contribution", "payout"]),
      amount: decimal,
      facilityId: id32.nullable(),
      workOrderId: decimal.nullable(),
      balance: decimal,
      at: unixSeconds,
    }),
  ),
});
export type Fund = z.output<typeof fund>;

export const maintenanceRoutes = {
  fund: defineRoute({
    method: "GET",
    path: "/v1/funds/{unitId}",
    summary: "Maintenance fund and plan of a unit",
    access: "public",
    params: z.object({ unitId: queryInt }),
    response: fund,
  }),
  workOrders: defineRoute({
    method: "GET",
    path: "/v1/work-orders",
    summary: "Work orders, newest first",
    access: "public",
    query: z.object({
      unitId: queryInt.optional(),
      facilityId: queryInt.optional(),
      ...pageQuery(cursorOf("id")),
    }),
    response: page(workOrder),
  }),
};
