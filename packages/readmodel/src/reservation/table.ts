import type { PriorityName, RecallReasonName, ReservationStateName } from "@medequipshare/domain";
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
  },
  (table) => [
    index().on(table.unitId, table.endsAt, table.startsAt),
    index().on(table.borrowerId, table.endsAt),
    index().on(table.ownerId, table.endsAt),
    // What may take slots: few among all that ever were. Its condition is the first half of `occupies`.
    index("reservation_live_index")
      .on(table.unitId, table.endsAt, table.startsAt)
      .where(sql`${table.state} in ('held', 'confirmed', 'on-loan', 'returned')`),
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
