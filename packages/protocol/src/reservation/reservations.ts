import { z } from "zod";
import { unit } from "../equipment/units.ts";
import { defineRoute } from "../http/route.ts";
import { settlement } from "../settlement/settlements.ts";
import { page, pageQuery } from "../wire/page.ts";
import { queryInt } from "../wire/query.ts";
import { address, bytes32, decimal, id32, unixSeconds } from "../wire/scalars.ts";

export const reservationState = z.enum([
  "held",
  "confirmed",
  "on-loan",
  "returned",
  "settled",
  "cancelled",
  "expired",
]);
export const priority = z.enum(["elective", "urgent", "emergency"]);

export const reservation = z.object({
  reservationId: decimal,
  unitId: id32,
  ownerId: id32,
  borrowerId: id32,
  startsAt: unixSeconds,
  endsAt: unixSeconds,
  priority,
  state: reservationState,
  termsVersion: z.int(),
  escrow: decimal,
  insured: decimal,
  heldUntil: unixSeconds.nullable(),
  madeBy: address,
});
export type Reservation = z.output<typeof reservation>;

/** One change of custody. */
export const handover = z.object({
  sequence: z.int(),
  releaserId: id32,
  receiverId: id32,
  releasedBy: address,
  receivedBy: address,
  loanPack: bytes32,
  meterSequence: z.int(),
  runSeconds: decimal,
  signedAt: unixSeconds,
  handoverHash: bytes32,
  recordedAt: unixSeconds,
});

/** A loan from pick-up to return. */
export const loan = z.object({
  handovers: z.array(handover),
  inspected: z.boolean(),
  pickedUpAt: unixSeconds.nullable(),
  returnedAt: unixSeconds.nullable(),
  openingSeconds: decimal.nullable(),
  closingSeconds: decimal.nullable(),
  grants: z.array(z.object({ operator: address, lockNonce: bytes32, grantedAt: unixSeconds })),
});

export const reservationDetail = reservation.extend({
  loan: loan.nullable(),
  settlement: settlement.nullable(),
  ratings: z.array(
    z.object({
      raterId: id32,
      ratedId: id32,
      revealed: z.boolean(),
      condition: z.int().nullable(),
      punctuality: z.int().nullable(),
      communication: z.int().nullable(),
    }),
  ),
});
export type ReservationDetail = z.output<typeof reservationDetail>;

/** A unit that could serve a request, ranked. */
export const offer = z.object({
  unit,
  rank: z.int(),
  /** Lower is better. */
  score: z.number(),
  travelMinutes: z.number(),
  kilometres: z.number(),
  /** What the reservation would hold: price, contribution and deposit. */
  escrow: decimal,
  /** Price and contribution without the deposit. */
  cost: decimal,
  reason: z.string(),
  ownerActive: z.boolean(),
  inServiceArea: z.boolean(),
  agreementInForce: z.boolean(),
});
export type Offer = z.output<typeof offer>;

export const reservationRoutes = {
  list: defineRoute({
    method: "GET",
    path: "/v1/reservations",
    summary: "Reservations, newest first",
    access: "public",
    query: z.object({
      unitId: queryInt.optional(),
      facilityId: queryInt.optional(),
      from: queryInt.optional(),
      to: queryInt.optional(),
      ...pageQuery,
    }),
    response: page(reservation),
  }),
  get: defineRoute({
    method: "GET",
    path: "/v1/reservations/{reservationId}",
    summary: "A reservation with its loan and settlement",
    access: "public",
    params: z.object({ reservationId: decimal }),
    response: reservationDetail,
  }),
  offers: defineRoute({
    method: "GET",
    path: "/v1/offers",
    summary: "Units free for a window, best first, each with its reason",
    access: "public",
    query: z.object({
      productCode: z.string(),
      startsAt: queryInt,
      endsAt: queryInt,
      borrowerId: queryInt,
      limit: queryInt.optional(),
    }),
    response: z.object({ items: z.array(offer) }),
  }),
};
