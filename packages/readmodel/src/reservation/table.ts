import type { PriorityName, ReservationStateName } from "@medequipshare/domain";
import { index, text } from "drizzle-orm/pg-core";
import { hex, tokenUnits, uint16, uint32, uint64, unixSeconds } from "../db/column.ts";
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
  ],
);
