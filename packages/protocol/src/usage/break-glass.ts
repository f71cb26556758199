import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { cursorOf } from "../wire/cursor.ts";
import { page, pageQuery } from "../wire/page.ts";
import { queryFlag, queryInt } from "../wire/query.ts";
import { address, bytes32, decimal, id32, unixSeconds } from "../wire/scalars.ts";

/** What an opening without a grant waits for; "late" is one that nobody identified in time. */
export const breakGlassState = z.enum(["awaits-identity", "late", "awaits-review", "reviewed"]);

/** An opening without a grant that its lock signed. */
export const breakGlass = z.object({
  unitId: id32,
  /** Number of the lock among those ever enrolled for the unit. */
  lock: id32,
  sequence: id32,
  bootCount: id32,
  /** By the lock's clock; null when it had none. */
  openedAt: unixSeconds.nullable(),
  recordedAt: unixSeconds,
  /** Last second in which identifying is in time. */
  identifyBy: unixSeconds,
  state: breakGlassState,
  ownerId: id32,
  /** Answers for it. */
  holderId: id32,
  holderName: z.string().nullable(),
  /** The loan under way and its borrower; null outside of a loan. */
  reservationId: decimal.nullable(),
  borrowerId: id32.nullable(),
  identified: z
    .object({
      at: unixSeconds,
      by: address,
      facilityId: id32,
      reason: z.string(),
      reasonHash: bytes32,
      late: z.boolean(),
    })
    .nullable(),
  reviewed: z
    .object({ at: unixSeconds, by: address, facilityId: id32, justified: z.boolean(), document: bytes32 })
    .nullable(),
});
export type BreakGlassView = z.output<typeof breakGlass>;

export const breakGlassRoutes = {
  list: defineRoute({
    method: "GET",
    path: "/v1/break-glass",
    summary: "Openings without a grant that concern a facility as owner, holder or borrower, newest first",
    access: "public",
    query: z.object({
      facilityId: queryInt.optional(),
      /** True for those not reviewed yet, false for those reviewed. */
      open: queryFlag.optional(),
      ...pageQuery(cursorOf("moment", "id", "id", "id")),
    }),
    response: page(breakGlass),
  }),
  ofUnit: defineRoute({
    method: "GET",
    path: "/v1/units/{unitId}/break-glass",
    summary: "Openings of a unit's locks without a grant, newest first",
    access: "public",
    params: z.object({ unitId: queryInt }),
    query: z.object({ open: queryFlag.optional(), ...pageQuery(cursorOf("moment", "id", "id", "id")) }),
    response: page(breakGlass),
  }),
};
