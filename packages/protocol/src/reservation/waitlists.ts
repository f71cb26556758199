import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { momentText } from "../wire/moment.ts";
import { queryFlag, queryInt } from "../wire/query.ts";
import { address, decimal, id32, priority, productCode, unixSeconds } from "../wire/scalars.ts";

/** A facility's place on the waitlist of a unit. */
export const waitlistEntry = z.object({
  entryId: decimal,
  unitId: id32,
  ownerId: id32,
  productCode,
  facilityId: id32,
  facilityName: z.string().nullable(),
  startsAt: unixSeconds,
  endsAt: unixSeconds,
  priority,
  /** 3 for a first call, 2 emergency, 1 urgent, 0 elective; the higher goes first. */
  rank: z.int(),
  /** Who goes first among equal ranks: the lower. */
  sequence: z.int(),
  /** The displaced reservation whose first call it used. */
  firstCallOf: decimal.nullable(),
  joinedBy: address,
  joinedAt: unixSeconds,
  /** `gone` when its start has passed, which the chain notes at the next walk. */
  state: z.enum(["waiting", "gone", "promoted", "dropped", "left"]),
  endedAt: unixSeconds.nullable(),
  /** What it was promoted to. */
  reservationId: decimal.nullable(),
  /** The failure for which it was dropped, as reserving would have had it. */
  dropReason: z.string().nullable(),
  /** Counted from 1 among those who wait for the unit; null once it waits no more. */
  place: z.int().nullable(),
});
export type WaitlistEntry = z.output<typeof waitlistEntry>;

export const unitWaitlist = z.object({
  unitId: id32,
  /** Those who wait, in the order of promotion. */
  entries: z.array(waitlistEntry),
  /** Reservations that ended and whose slots are kept until their promotion, and lapsed holds others wait for. */
  kept: z.array(decimal),
  /** Whether freed slots wait for the unit to be fit, before those on the list are asked; nobody else gets any. */
  walkDue: z.boolean(),
  /** What has a slot of the interval asked about, for who joins: at most 17, more than 16 are too many. */
  blockers: z.array(decimal),
});
export type UnitWaitlist = z.output<typeof unitWaitlist>;

export const waitlistRoutes = {
  ofUnit: defineRoute({
    method: "GET",
    path: "/v1/units/{unitId}/waitlist",
    summary: "Who waits for a unit, in the order of promotion, and what is in the way of an interval",
    access: "public",
    params: z.object({ unitId: queryInt }),
    query: z.object({ startsAt: momentText.optional(), endsAt: momentText.optional() }),
    response: unitWaitlist,
  }),
  list: defineRoute({
    method: "GET",
    path: "/v1/waitlist",
    summary: "Where a facility waits, or waited",
    access: "public",
    query: z.object({
      facilityId: queryInt,
      /** Only those that still wait, unless false. */
      open: queryFlag.optional(),
    }),
    response: z.object({ items: z.array(waitlistEntry) }),
  }),
};
