import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { cursorOf } from "../wire/cursor.ts";
import { page, pageQuery } from "../wire/page.ts";
import { queryInt } from "../wire/query.ts";
import { bytes32, decimal, id32, unixSeconds } from "../wire/scalars.ts";

/** How an escrow was divided; the first four parts add up to it. */
export const settlement = z.object({
  metered: z.boolean(),
  meteredSeconds: decimal,
  lateSeconds: decimal,
  revenue: decimal,
  contribution: decimal,
  lateFee: decimal,
  refund: decimal,
  shortfall: decimal,
  settledAt: unixSeconds,
});

export const ledgerEntry = z.object({
  kind: z.string(),
  /** Changes in token units; negative numbers carry a minus sign. */
  freeChange: z.string().regex(/^-?\d+$/),
  escrowedChange: z.string().regex(/^-?\d+$/),
  reservationId: decimal.nullable(),
  workOrderId: decimal.nullable(),
  blockNumber: z.int(),
  at: unixSeconds,
  transactionHash: bytes32,
});

export const ledgerAccount = z.object({
  facilityId: id32,
  free: decimal,
  escrowed: decimal,
  entries: page(ledgerEntry),
});
export type LedgerAccount = z.output<typeof ledgerAccount>;

export const ledgerRoutes = {
  get: defineRoute({
    method: "GET",
    path: "/v1/ledger/{facilityId}",
    summary: "Balances and movements of a facility",
    access: "public",
    params: z.object({ facilityId: queryInt }),
    query: z.object({ ...pageQuery(cursorOf("number", "index", "leg")) }),
    response: ledgerAccount,
  }),
};
