import type {
  OverrideReasonName,
  PriorityName,
  RecallReasonName,
  ReservationStateName,
} from "@medequipshare/domain";
import { sql } from "drizzle-orm";
import { boolean, index, primaryKey, text } from "drizzle-orm/pg-core";
import {
  hex,
  loggedAt,
  tokenUnits,
  uint8,
  uint16,
  uint32,
  uint48,
  uint64,
  unixSeconds,
} from "../db/column.ts";
import { chainSchema } from "../db/schema.ts";

/** Every reservation ever made; [startsAt, endsAt) includes the turnaround. */
export const reservationTable = chainSchema.table(
  "reservation",
  {
    id: uint64().primaryKey(),
    unitId: uint32().notNull(),
    ownerId: uint32().notNull(),
    borrowerId: uint32().notNull(),
    startsAt: unixSeconds().notNull(),
    endsAt: unixSeconds().notNull(),
    state: text().$type<ReservationStateName>().notNull(),
    priority: text().$type<PriorityName>().notNull(),
    termsVersion: uint16().notNull(),
    /** 0 while held. */
    escrow: tokenUnits().notNull(),
    /** Book value taken from the borrower's cover; 0 while held. */
    insured: tokenUnits().notNull(),
    /** When a hold lapses; 0 once confirmed. */
    heldUntil: unixSeconds().notNull(),
    /** The last second in which cancelling is free; 0 while held, and once it never is again. */
    freeUntil: unixSeconds().notNull(),
    /** The facility a confirmed reservation is offered to. */
    offeredToId: uint32(),
    madeBy: hex().notNull(),
    madeAt: unixSeconds().notNull(),
    /** Whether the terms it was made under want the owner's approval before it is confirmed. */
    approvalNeeded: boolean().notNull(),
    /** Of a hold that the owner had to approve. */
    approvedBy: hex(),
    approvedAt: unixSeconds(),
    confirmedBy: hex(),
    confirmedAt: unixSeconds(),
    startedAt: unixSeconds(),
    returnedAt: unixSeconds(),
    settledAt: unixSeconds(),
    cancelledFor: uint32(),
    cancelledBy: hex(),
    cancelledAt: unixSeconds(),
    /** What a late cancellation paid the owner. */
    cancellationFee: tokenUnits(),
    expiredAt: unixSeconds(),
    /** Whether facilities wait or waited for its slots, so that its end keeps them. */
    isAwaited: boolean().notNull().default(false),
    /** Ended, and its slots stay taken until those who wait have been asked. */
    isKept: boolean().notNull().default(false),
  },
  (table) => [
    index().on(table.unitId, table.endsAt, table.startsAt),
    index().on(table.borrowerId, table.endsAt),
    index().on(table.ownerId, table.endsAt),
    // What a facility may take over: few, and asked by those it is offered to. Its condition is a part of that query.
    index("reservation_offered_index")
      .on(table.offeredToId)
      .where(sql`${table.state} = 'confirmed' and ${table.offeredToId} is not null`),
    // What may take slots: few among all that ever were. Its condition is the first half of `occupies`.
    index("reservation_live_index")
      .on(table.unitId, table.endsAt, table.startsAt)
      .where(sql`(${table.state} in ('held', 'confirmed', 'on-loan', 'returned') or ${table.isKept})`),
    // What a promotion may be due for: asked with every block. Its condition is the first half of that query.
    index("reservation_promotion_index")
      .on(table.id)
      .where(sql`(${table.isKept} or (${table.state} = 'held' and ${table.isAwaited}))`),
  ],
);

export type ReservationChangeKind =
  | "amended"
  | "recalled"
  | "transfer-offered"
  | "transfer-withdrawn"
  | "transferred";

/** What was changed about a reservation after it was confirmed: who, when, from what to what, and who paid whom. */
export const reservationChangeTable = chainSchema.table(
  "reservation_change",
  {
    ...loggedAt(),
    reservationId: uint64().notNull(),
    kind: text().$type<ReservationChangeKind>().notNull(),
    by: hex().notNull(),
    at: unixSeconds().notNull(),
    startsAtBefore: unixSeconds().notNull(),
    endsAtBefore: unixSeconds().notNull(),
    startsAt: unixSeconds().notNull(),
    endsAt: unixSeconds().notNull(),
    borrowerIdBefore: uint32().notNull(),
    borrowerId: uint32().notNull(),
    escrowBefore: tokenUnits().notNull(),
    escrow: tokenUnits().notNull(),
    /** Late fee, and compensation of a recall. */
    toOwner: tokenUnits().notNull(),
    toBorrower: tokenUnits().notNull(),
    /** Whom an offer is made to. */
    offeredToId: uint32(),
    /** Of a recall: the code published, and the salted digest of the words. */
    reason: text().$type<RecallReasonName>(),
    reasonHash: hex(),
    transaction: hex().notNull(),
  },
  (table) => [primaryKey({ columns: [table.block, table.logIndex] }), index().on(table.reservationId)],
);

export type WaitlistEntryState = "waiting" | "promoted" | "dropped" | "left";

/** Who waits, or waited, for time of a unit that others have. */
export const waitlistEntryTable = chainSchema.table(
  "waitlist_entry",
  {
    id: uint64().primaryKey(),
    unitId: uint32().notNull(),
    facilityId: uint32().notNull(),
    /** Counts the entries of the unit. */
    sequence: uint32().notNull(),
    startsAt: unixSeconds().notNull(),
    endsAt: unixSeconds().notNull(),
    priority: text().$type<PriorityName>().notNull(),
    /** 3 for a first call, else that of the priority; the higher goes first. */
    rank: uint8().notNull(),
    /** The displaced reservation whose first call it used. */
    firstCallOf: uint64(),
    joinedBy: hex().notNull(),
    joinedAt: unixSeconds().notNull(),
    state: text().$type<WaitlistEntryState>().notNull(),
    endedAt: unixSeconds(),
    /** What it was promoted to. */
    reservationId: uint64(),
    /** Selector of the error for which it was dropped. */
    dropReason: hex(),
  },
  (table) => [
    index().on(table.facilityId, table.state),
    index("waitlist_entry_open_index").on(table.unitId).where(sql`${table.state} = 'waiting'`),
  ],
);

export type OverrideStateName = "open" | "justified" | "unjustified";

/** Emergencies that took the place of a reservation, with their review and the first call they gave. */
export const overrideTable = chainSchema.table(
  "override",
  {
    displacedId: uint64().primaryKey(),
    /** The emergency's own. */
    reservationId: uint64().notNull(),
    unitId: uint32().notNull(),
    ownerId: uint32().notNull(),
    overriderId: uint32().notNull(),
    displacedFacilityId: uint32().notNull(),
    madeBy: hex().notNull(),
    madeAt: unixSeconds().notNull(),
    reason: text().$type<OverrideReasonName>().notNull(),
    reasonHash: hex().notNull(),
    /** Paid to the displaced facility at once, token units. */
    compensation: tokenUnits().notNull(),
    /** Set aside until the review, token units. */
    bond: tokenUnits().notNull(),
    state: text().$type<OverrideStateName>().notNull(),
    reviewerId: uint32(),
    reviewedBy: hex(),
    reviewedAt: unixSeconds(),
    reviewDocument: hex(),
    /** Until when the overrider may not override; 0 when justified. */
    suspendedUntil: unixSeconds(),
    /** The last second in which the displaced facility can use its first call. */
    firstCallUntil: unixSeconds().notNull(),
    /** The entry that used it. */
    firstCallEntryId: uint64(),
    transaction: hex().notNull(),
  },
  (table) => [
    index().on(table.overriderId, table.madeAt),
    index().on(table.displacedFacilityId),
    index().on(table.reservationId),
    index("override_open_index").on(table.madeAt).where(sql`${table.state} = 'open'`),
  ],
);

/** Time of a unit that its owner keeps free of reservations. */
export const maintenanceWindowTable = chainSchema.table(
  "maintenance_window",
  {
    id: uint64().primaryKey(),
    unitId: uint32().notNull(),
    startsAt: unixSeconds().notNull(),
    endsAt: unixSeconds().notNull(),
    openedBy: hex().notNull(),
    openedAt: unixSeconds().notNull(),
    closedBy: hex(),
    closedAt: unixSeconds(),
  },
  (table) => [
    index("maintenance_window_open_index")
      .on(table.unitId, table.endsAt, table.startsAt)
      .where(sql`${table.closedAt} is null`),
  ],
);

/**
 * A unit that has terms, as the search sees it: narrow, so that thousands are read at once. Follows from the unit and
 * its terms in force; whatever changes either calls `relist`.
 */
export const listingTable = chainSchema.table(
  "listing",
  {
    unitId: uint32().primaryKey(),
    productCode: text().notNull(),
    ownerId: uint32().notNull(),
    specification: hex().notNull(),
    slotSeconds: uint16().notNull(),
    /** Price and contribution of one hour. */
    chargePerHour: uint48().notNull(),
    turnaroundSlots: uint8().notNull(),
    /** As in the terms. */
    policy: uint8().notNull(),
    minimumSlots: uint16().notNull(),
    maximumSlots: uint16().notNull(),
    leadSeconds: uint32().notNull(),
    horizonDays: uint16().notNull(),
    /** When the first of certificates and plan ends; 0 when the unit is unfit whatever the date. */
    fitUntil: unixSeconds().notNull(),
  },
  (table) => [index().on(table.productCode, table.ownerId)],
);
