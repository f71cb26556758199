import { index, primaryKey } from "drizzle-orm/pg-core";
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
