import type { PriorityName, ReservationStateName } from "@medequipshare/domain";
import { sql } from "drizzle-orm";
import { index, text } from "drizzle-orm/pg-core";
import { hex, tokenUnits, uint8, uint16, uint32, uint48, uint64, unixSeconds } from "../db/column.ts";
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
    madeBy: hex().notNull(),
    madeAt: unixSeconds().notNull(),
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
    minimumSlots: uint16().notNull(),
    maximumSlots: uint16().notNull(),
    leadSeconds: uint32().notNull(),
    horizonDays: uint16().notNull(),
    /** When the first of certificates and plan ends; 0 when the unit is unfit whatever the date. */
    fitUntil: unixSeconds().notNull(),
  },
  (table) => [index().on(table.productCode, table.ownerId)],
);
