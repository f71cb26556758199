import type { BreakGlassReasonName } from "@medequipshare/domain";
import { boolean, index, primaryKey, text } from "drizzle-orm/pg-core";
import { hex, uint32, uint64, unixSeconds } from "../db/column.ts";
import { chainSchema } from "../db/schema.ts";

export const meterTable = chainSchema.table(
  "meter",
  {
    unitId: uint32().notNull(),
    epoch: uint32().notNull(),
    x: hex().notNull(),
    y: hex().notNull(),
    proposedBy: hex().notNull(),
    proposedAt: unixSeconds().notNull(),
    /** Seconds the unit ran under earlier epochs; known once enrolled. */
    runSecondsBefore: uint64(),
    witnessFacilityId: uint32(),
    witness: hex(),
    enrolledAt: unixSeconds(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.epoch] })],
);

/** Readings the contract accepted: the opening and closing ones of loans. */
export const readingTable = chainSchema.table(
  "reading",
  {
    unitId: uint32().notNull(),
    epoch: uint32().notNull(),
    sequence: uint32().notNull(),
    takenAt: unixSeconds().notNull(),
    runSeconds: uint64().notNull(),
    cycles: uint64().notNull(),
    acceptedAt: unixSeconds().notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.epoch, table.sequence] })],
);

/** Keys that an owner proposed for a lock and no second facility has confirmed yet. */
export const lockProposalTable = chainSchema.table("lock_proposal", {
  unitId: uint32().primaryKey(),
  x: hex().notNull(),
  y: hex().notNull(),
  proposedBy: hex().notNull(),
  proposedAt: unixSeconds().notNull(),
});

export const lockTable = chainSchema.table("lock", {
  unitId: uint32().primaryKey(),
  x: hex().notNull(),
  y: hex().notNull(),
  enrolledBy: hex().notNull(),
  enrolledAt: unixSeconds().notNull(),
});

export const grantTable = chainSchema.table(
  "grant",
  {
    reservationId: uint64().notNull(),
    operator: hex().notNull(),
    unitId: uint32().notNull(),
    lockNonce: hex().notNull(),
    grantedAt: unixSeconds().notNull(),
  },
  (table) => [primaryKey({ columns: [table.reservationId, table.operator] }), index().on(table.unitId)],
);

/** Openings without a grant that locks signed. */
export const breakGlassTable = chainSchema.table(
  "break_glass",
  {
    unitId: uint32().notNull(),
    lock: uint32().notNull(),
    sequence: uint32().notNull(),
    bootCount: uint32().notNull(),
    /** By the lock's clock; null when it had none. */
    openedAt: unixSeconds(),
    identifyBy: unixSeconds().notNull(),
    recordedAt: unixSeconds().notNull(),
    /** Owner when it was recorded. */
    ownerId: uint32().notNull(),
    holderId: uint32().notNull(),
    reservationId: uint64(),
    /** Borrower of the loan under way. */
    borrowerId: uint32(),
    identifiedAt: unixSeconds(),
    identifiedBy: hex(),
    identifierId: uint32(),
    reason: text().$type<BreakGlassReasonName>(),
    reasonHash: hex(),
    isLate: boolean(),
    reviewedAt: unixSeconds(),
    reviewedBy: hex(),
    reviewerId: uint32(),
    isJustified: boolean(),
    report: hex(),
  },
  (table) => [
    primaryKey({ columns: [table.unitId, table.lock, table.sequence] }),
    index().on(table.holderId),
    index().on(table.ownerId),
    index().on(table.borrowerId),
  ],
);
