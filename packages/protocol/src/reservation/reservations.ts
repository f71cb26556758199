import { z } from "zod";
import { busyInterval, maintenanceWindow, unit } from "../equipment/units.ts";
import { defineRoute } from "../http/route.ts";
import { settlement } from "../settlement/settlements.ts";
import { cursorOf } from "../wire/cursor.ts";
import { momentText } from "../wire/moment.ts";
import { page, pageQuery } from "../wire/page.ts";
import { queryFlag, queryInt, queryLimit, queryTexts } from "../wire/query.ts";
import { address, bytes32, decimal, id32, priority, productCode, unixSeconds } from "../wire/scalars.ts";
import { override } from "./override.ts";

export const reservationState = z.enum([
  "held",
  "confirmed",
  "on-loan",
  "returned",
  "settled",
  "cancelled",
  "expired",
]);

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
  /** Ended, and its slots stay taken until those on the unit's waitlist were asked. */
  kept: z.boolean(),
  /** Whether its owner has to approve it before it can be confirmed, and has. */
  approval: z.enum(["not-needed", "awaited", "given"]),
  approvedBy: address.nullable(),
  approvedAt: unixSeconds.nullable(),
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

/**
 * A unit's way from one borrower directly to the next, agreed to by the owner: the last hand-over of one loan and the
 * first of the other, by the same counter.
 */
export const handOn = z.object({
  fromReservationId: decimal,
  toReservationId: decimal,
  ownerId: id32,
  consentedBy: address,
  handOnHash: bytes32,
  recordedAt: unixSeconds,
  transactionHash: bytes32,
});
export type HandOn = z.output<typeof handOn>;

/** A loan from pick-up to return. */
export const loan = z.object({
  handovers: z.array(handover),
  /** How it began, where the unit came from another borrower. */
  receivedFrom: handOn.nullable(),
  /** How it ended, where the unit went on to another borrower. */
  handedOn: handOn.nullable(),
  inspected: z.boolean(),
  pickedUpAt: unixSeconds.nullable(),
  returnedAt: unixSeconds.nullable(),
  openingSeconds: decimal.nullable(),
  closingSeconds: decimal.nullable(),
  grants: z.array(z.object({ operator: address, lockNonce: bytes32, grantedAt: unixSeconds })),
});

/** What was changed about a reservation after it was confirmed. */
export const reservationChange = z.object({
  kind: z.enum(["amended", "recalled", "transfer-offered", "transfer-withdrawn", "transferred"]),
  by: address,
  at: unixSeconds,
  startsAtBefore: unixSeconds,
  endsAtBefore: unixSeconds,
  startsAt: unixSeconds,
  endsAt: unixSeconds,
  borrowerIdBefore: id32,
  borrowerId: id32,
  escrowBefore: decimal,
  escrow: decimal,
  /** Late fee that the borrower paid, and compensation of a recall that the owner paid. */
  toOwner: decimal,
  toBorrower: decimal,
  offeredToId: id32.nullable(),
  /** Of a recall: from the published list, and the salted digest of the words. */
  reason: z.string().nullable(),
  reasonHash: bytes32.nullable(),
  transactionHash: bytes32,
});
export type ReservationChange = z.output<typeof reservationChange>;

/** What an amendment would cost; see the domain's `amendment`. */
export const amendmentQuote = z.object({
  escrowBefore: decimal,
  escrow: decimal,
  /** Late fee on the price of slots given up, out of the escrow before. */
  toOwner: decimal,
  ownerId: id32,
  borrowerId: id32,
  /** Taken from the borrower's free balance, or given back to it; one of them is 0. */
  taken: decimal,
  givenBack: decimal,
  /** The last second in which cancelling stays free; 0 for never. */
  freeUntil: unixSeconds,
  /** The owner's cost, when it is the owner who ends a loan at that time; null where that is no recall. */
  recall: z.object({ toBorrower: decimal, refund: decimal, earliestEnd: unixSeconds }).nullable(),
});
export type AmendmentQuote = z.output<typeof amendmentQuote>;

/** What a reservation of an interval puts in escrow, and of what it is made. */
export const reservationQuote = z.object({
  price: decimal,
  contribution: decimal,
  deposit: decimal,
  escrow: decimal,
});

export const reservationDetail = reservation.extend({
  /** For its interval by the terms it was made under; what confirming a hold costs. */
  quote: reservationQuote,
  /** The last second in which cancelling is free; 0 for never. */
  freeUntil: unixSeconds,
  /** What the borrower pays the owner for cancelling later; the rest of the escrow comes back. */
  lateFee: decimal,
  /** The facility that may take a confirmed reservation over. */
  offeredToId: id32.nullable(),
  /** The emergency that displaced it, or for which it displaced another. */
  override: override.nullable(),
  /** In the order they happened. */
  changes: z.array(reservationChange),
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

/** A hold that needs its owner's approval, with what whoever decides wants to know. */
export const approval = reservation.extend({
  ownerName: z.string().nullable(),
  borrowerName: z.string().nullable(),
  productCode,
  serialNumber: z.string(),
  /** Maker and model; null until the specification has been fetched. */
  unitName: z.string().nullable(),
  typeName: z.string().nullable(),
  slotSeconds: z.int(),
  /** What confirming it will put in escrow: price, maintenance fund and deposit. */
  quote: reservationQuote,
});
export type Approval = z.output<typeof approval>;

/** A unit that could serve a request, ranked. */
export const offer = z.object({
  unit,
  /** 1 for the best. */
  rank: z.int(),
  /** Cost, and what way and fairness count, token units; lower is better. It decides among offers alike otherwise. */
  score: decimal,
  /** Every reason for the rank, with its figure: minutes, token units, unix seconds or hours as the code says. */
  reasons: z.array(
    z.object({
      code: z.string(),
      weighs: z.enum(["for", "against", "fact"]),
      text: z.string(),
      figure: decimal.optional(),
    }),
  ),
  /** What keeps the borrower from reserving it as it is. */
  obstacles: z.array(z.string()),
  /** Why another type than the one asked for serves; null when it is of that type. */
  substitutes: z.string().nullable(),
  /** When the first of certificates and plan ends; 0 when it is unfit whatever the date. */
  fitUntil: unixSeconds,
  /** Hours the owner's units ran on loans settled in the last 90 days. */
  ownerHoursLent: z.int(),
  /** An estimate: the straight line times a detour index; no route was looked up. */
  travelMinutes: z.int(),
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

/** A unit of a schedule, with when it is taken. */
export const scheduleRow = z.object({
  unitId: id32,
  ownerId: id32,
  ownerName: z.string().nullable(),
  productCode,
  serialNumber: z.string(),
  /** Null until the specification has been fetched. */
  model: z.string().nullable(),
  slotSeconds: z.int(),
  /** By start; turnaround included. */
  busy: z.array(busyInterval),
  /** Open maintenance windows, by start. */
  windows: z.array(maintenanceWindow),
});
export type ScheduleRow = z.output<typeof scheduleRow>;

export const reservationRoutes = {
  list: defineRoute({
    method: "GET",
    path: "/v1/reservations",
    summary: "Reservations by start, those offered to a facility among them",
    access: "public",
    query: z.object({
      unitId: queryInt.optional(),
      /** As owner or borrower. */
      facilityId: queryInt.optional(),
      /** Only those that this facility may take over. */
      offeredToId: queryInt.optional(),
      /** Only what can still change, or only what is over: settled, cancelled, lapsed. */
      live: queryFlag.optional(),
      from: momentText.optional(),
      to: momentText.optional(),
      ...pageQuery(cursorOf("moment", "number")),
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
  amendment: defineRoute({
    method: "GET",
    path: "/v1/reservations/{reservationId}/amendment",
    summary: "What another interval would cost a reservation, and whom",
    access: "public",
    params: z.object({ reservationId: decimal }),
    query: z.object({ startsAt: momentText, endsAt: momentText }),
    response: amendmentQuote,
  }),
  approvals: defineRoute({
    method: "GET",
    path: "/v1/approvals",
    summary: "Holds that need their owner's approval, given or not, and have not lapsed, by start",
    access: "public",
    query: z.object({
      ownerId: queryInt.optional(),
      borrowerId: queryInt.optional(),
      ...pageQuery(cursorOf("moment", "number")),
    }),
    response: page(approval),
  }),
  offers: defineRoute({
    method: "GET",
    path: "/v1/offers",
    summary: "Units free for a window, best first, each with its reason",
    access: "public",
    query: z.object({
      productCode: z.string(),
      startsAt: momentText,
      endsAt: momentText,
      borrowerId: queryInt,
      /** Estimated driving time from the owner's home to the borrower's. */
      withinMinutes: queryInt.optional(),
      /** What it must be able to do: patient=neonate, joules=200 (at least), invasive. */
      capabilities: queryTexts.optional(),
      /** Whether other types that do the same may be offered after those of the type. */
      substitutes: queryFlag.optional(),
      /** What it is for: an owner may lend for some priorities only. */
      priority: priority.optional(),
      /** 20 unless told, 50 at most. */
      limit: queryLimit(50).optional(),
    }),
    response: z.object({ items: z.array(offer) }),
  }),
  schedule: defineRoute({
    method: "GET",
    path: "/v1/schedule",
    summary: "Units by id with what is taken of each between two times; lapsed holds are left out",
    access: "public",
    query: z.object({
      from: momentText,
      to: momentText,
      productCode: productCode.optional(),
      ownerId: queryInt.optional(),
      /** 100 unless told, 1000 at most. */
      limit: queryLimit(1000).optional(),
      cursor: cursorOf("id").optional(),
    }),
    response: z.object({
      from: unixSeconds,
      to: unixSeconds,
      items: z.array(scheduleRow),
      cursor: z.string().optional(),
    }),
  }),
};
