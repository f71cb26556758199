import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { momentText } from "../wire/moment.ts";
import { queryInt } from "../wire/query.ts";
import { decimal, id32, priority, unixSeconds } from "../wire/scalars.ts";
import { override } from "./override.ts";
import { reservationState } from "./reservations.ts";

/** What a facility has of the right to override; see the domain's `overrideRight`. */
export const overrideRight = z.object({
  facilityId: id32,
  pendingId: decimal.nullable(),
  bond: decimal,
  suspendedUntil: unixSeconds,
  used: z.int(),
  freeAt: unixSeconds,
  obstacle: z.enum(["review-pending", "suspended", "limit-reached"]).nullable(),
});
export type OverrideRight = z.output<typeof overrideRight>;

/** What an override would do, before it is signed. */
export const overridePreview = z.object({
  displacedId: decimal,
  unitId: id32,
  ownerId: id32,
  ownerName: z.string().nullable(),
  /** Who would be displaced, from what. */
  displacedFacilityId: id32,
  displacedFacilityName: z.string().nullable(),
  displaced: z.object({
    startsAt: unixSeconds,
    endsAt: unixSeconds,
    state: reservationState,
    priority,
    /** Goes back to the displaced facility whole. */
    refund: decimal,
  }),
  /** What the emergency gets. */
  startsAt: unixSeconds,
  endsAt: unixSeconds,
  /** What leaves the overrider's free balance: escrow of the new reservation, compensation, and bond. */
  escrow: decimal,
  compensation: decimal,
  bond: decimal,
  total: decimal,
  /** What it has free now. */
  free: decimal,
  /** The last second of the displaced facility's first call, were it signed now. */
  firstCallUntil: unixSeconds,
  right: overrideRight,
  /** What the contracts would refuse it for, as far as this node knows; empty when nothing. */
  obstacles: z.array(z.object({ code: z.string(), text: z.string() })),
});
export type OverridePreview = z.output<typeof overridePreview>;

const overrides = z.object({ items: z.array(override) });

export const overrideRoutes = {
  list: defineRoute({
    method: "GET",
    path: "/v1/overrides",
    summary: "Overrides, newest first: those of a facility, or those in a state",
    access: "public",
    query: z.object({
      /** As overrider, displaced or owner. */
      facilityId: queryInt.optional(),
      state: z.enum(["open", "justified", "unjustified"]).optional(),
    }),
    response: overrides,
  }),
  reviewable: defineRoute({
    method: "GET",
    path: "/v1/overrides/reviewable",
    summary: "Open overrides that a facility may review, being uninvolved, oldest first",
    access: "public",
    query: z.object({ facilityId: queryInt }),
    response: overrides,
  }),
  preview: defineRoute({
    method: "GET",
    path: "/v1/overrides/preview",
    summary: "What an override would cost and whom it would displace, before it is signed",
    access: "public",
    query: z.object({
      displacedId: decimal,
      startsAt: momentText,
      endsAt: momentText,
      /** Who would override. */
      facilityId: queryInt,
    }),
    response: overridePreview,
  }),
  right: defineRoute({
    method: "GET",
    path: "/v1/overrides/rights/{facilityId}",
    summary: "What a facility has of the right to override",
    access: "public",
    params: z.object({ facilityId: queryInt }),
    response: overrideRight,
  }),
  firstCalls: defineRoute({
    method: "GET",
    path: "/v1/first-calls",
    summary: "First calls of a facility that are neither used nor lapsed",
    access: "public",
    query: z.object({ facilityId: queryInt }),
    response: overrides,
  }),
};
